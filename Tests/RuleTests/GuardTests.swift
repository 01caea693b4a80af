import Foundation
import TestSupport
import Testing

@Suite("Guards stop a run before anything is published", .inProcess)
struct GuardTests {
    /// Nine scores that Campus has shown.
    private static func confirmedWorkspace() throws -> TestWorkspace {
        let workspace = try TestWorkspace()
        _ = try workspace.export(SmallDistrict())
        try workspace.ledger.confirmAll()
        return workspace
    }

    /// The export is stopped with this code, and leaves no trace.
    private static func expectStopped(
        _ workspace: TestWorkspace, _ district: SmallDistrict, now: String, code: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let outbox = try FolderPicture(workspace.outbox)
        let ledger = try workspace.ledger.dump()
        let stopped = try workspace.run(workspace.arguments("export", district, now: now))
        #expect(stopped.status == 21, sourceLocation: sourceLocation)
        #expect(try stopped.json(FailureReport.self).error.code == code, sourceLocation: sourceLocation)
        #expect(
            try FolderPicture(workspace.outbox).differences(from: outbox) == [],
            sourceLocation: sourceLocation)
        #expect(try workspace.ledger.dump() == ledger, sourceLocation: sourceLocation)
        let staging = try FolderPicture(workspace.folder.appending(path: "staging"))
        #expect(staging.names == [], sourceLocation: sourceLocation)
    }

    @Test(
        "More than 20 % of the confirmed scores changed or vanished at once stop it, until --accept-changes")
    func tooManyChanges() throws {
        let workspace = try Self.confirmedWorkspace()
        var district = SmallDistrict()
        district.grade("901", "501", "1")
        // One of nine is 11 %, two are 22 %.
        var two = district
        two.change("Assessments.csv") { $0.remove(where: ["GradeBookItemId": "903", "PersonId": "506"]) }
        try Self.expectStopped(workspace, two, now: TestWorkspace.secondNight, code: "guard-changes")
        let accepted = try TestWorkspace(copyOf: workspace)
        #expect(
            try accepted.export(two, now: TestWorkspace.secondNight, ["--accept-changes"]).bundles.map(
                \.sequence)
                == [2])
        #expect(try workspace.export(district, now: TestWorkspace.secondNight).bundles.map(\.sequence) == [2])
    }

    @Test("New scores, and changes to what Campus has not shown yet, are no reason to stop")
    func newScoresPass() throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        _ = try workspace.export(district)
        for person in ["501", "502", "503"] { district.grade("901", person, "1") }
        for person in ["501", "502", "503"] { district.grade("902", person, "2") }
        #expect(try workspace.export(district, now: TestWorkspace.secondNight).classes.sent == 6)
    }

    @Test("guard.changePercent sets the share")
    func guardChangePercentSetsTheShare() throws {
        let workspace = try TestWorkspace(configuration: "guard:\n  changePercent: 10")
        var district = SmallDistrict()
        _ = try workspace.export(district)
        try workspace.ledger.confirmAll()
        district.grade("901", "501", "1")
        try Self.expectStopped(workspace, district, now: TestWorkspace.secondNight, code: "guard-changes")
    }

    @Test("A section that lost all its students stops it, until --accept-changes")
    func aSectionThatLostAllItsStudentsStopsItUntilAcceptChanges() throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        _ = try workspace.export(district)
        district.change("enrollments.csv") { $0.remove(where: ["classSourcedId": "41002"]) }
        district.grade("901", "501", "1")
        try Self.expectStopped(workspace, district, now: TestWorkspace.secondNight, code: "guard-sections")
        let report = try workspace.export(district, now: TestWorkspace.secondNight, ["--accept-changes"])
        #expect(try workspace.onlyBundle(report).scores == ["itsl_901_41001_s501": "1"])
        // Accepted once, the section is known to be empty.
        district.grade("901", "501", "2")
        #expect(try workspace.export(district, now: TestWorkspace.thirdNight).classes.sent == 1)
    }

    @Test("More than 3 days without a read-back stop it, until --without-readback")
    func moreThan3DaysWithoutAReadBackStopItUntilWithoutReadback() throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        _ = try workspace.export(district)
        district.grade("901", "501", "1")
        try Self.expectStopped(workspace, district, now: "2026-11-26T02:00:01Z", code: "guard-readback")
        let twin = try TestWorkspace(copyOf: workspace)
        #expect(try twin.export(district, now: "2026-11-26T02:00:00Z").classes.sent == 1)
        #expect(
            try workspace.export(district, now: "2026-12-06T02:00:00Z", ["--without-readback"]).classes.sent
                == 1)
    }

    @Test("readback.maxAgeDays 0 never asks for a read-back")
    func readbackNotAskedFor() throws {
        let workspace = try TestWorkspace(configuration: "readback:\n  maxAgeDays: 0")
        var district = SmallDistrict()
        _ = try workspace.export(district)
        district.grade("901", "501", "1")
        #expect(try workspace.export(district, now: "2026-12-16T02:00:00Z").classes.sent == 1)
    }
}
