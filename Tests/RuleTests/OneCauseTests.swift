import Foundation
import Scenes
import TestSupport
import Testing

/// One cause is one refusal (Spec/formats-in.md): nothing is applied or sent, and what is advised, followed, helps.
@Suite(
    "All of a column that decides fails for one cause: the input is refused, and the advice helps",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct OneCauseTests {
    private static func configure(_ workspace: TestWorkspace, _ lines: String) throws {
        try workspace.configure("district:\n  name: Cedar Valley\n  timeZone: America/Chicago\n\(lines)\n")
    }

    private func refusal(
        _ workspace: TestWorkspace, _ district: SmallDistrict
    ) throws -> FailureReport.Failure {
        let before = try workspace.ledger.dump()
        let finished = try workspace.run(
            workspace.arguments("export", district, now: TestWorkspace.firstNight))
        #expect(finished.status == 20, "\(finished.errors)")
        #expect(try workspace.ledger.dump() == before)
        #expect(try FolderPicture(workspace.outbox).names == [])
        let failure = try finished.json(FailureReport.self).error
        #expect(failure.code == "input-refused")
        return failure
    }

    @Test("A flag of a read-back", arguments: [CampusExport.Form.extract, .oneRoster12])
    func aFlagOfAReadBack(_ form: CampusExport.Form) throws {
        let scene = try ReadbackScene()
        let file = try scene.file(1, as: form) { tables in
            for name in ["extract.csv", "results.csv"] { tables[name]?.set("missing", to: "N/A") }
        }
        let failure = try scene.expectUnapplied(file, 1, status: 20, code: "input-refused")
        #expect(
            failure.message.contains(
                "9 of 9 values of the column missing cannot be read; they look like \"A/A\""),
            "\(failure.message)")
        #expect(failure.advice.contains("true and false"))
        #expect(try scene.readback(1, as: form).confirmed == 9)
    }

    @Test("The time of the last change in an extract, where it counts")
    func theTimeOfTheLastChange() throws {
        let importer = "\(ReadbackScene.unguarded)\ncampus:\n  importUser: \"7\""
        let scene = try ReadbackScene(importer, isImported: false)
        scene.campus.importUser = "7"
        try scene.campus.take(of: scene.workspace, at: "11/22/2026 9:00 AM")
        let file = try scene.file(1, as: .extract)
        let failure = try scene.expectUnapplied(file, 1, status: 20, code: "input-refused")
        #expect(failure.message.contains("9 of 9 values of the column modifiedDate cannot be read"))
        let entry = "\"readback = us\""
        #expect(failure.advice.contains("profile.dates of gradebridge.yaml: \(entry)"), "\(failure.advice)")
        try Self.configure(scene.workspace, "\(importer)\nprofile:\n  dates:\n    - \(entry)")
        #expect(try scene.applied(scene.run(file, 1)).confirmed == 9)
        // Where it does not count, it is told and harms nothing.
        try Self.configure(scene.workspace, ReadbackScene.unguarded)
        let uncounted = try scene.readback(2, as: .extract)
        #expect(uncounted.confirmed == 9 && uncounted.findings == ["bad-value": 9])
    }

    @Test(
        "The dates of the only term of a roster that counts, also beside a deleted one",
        arguments: ["startDate", "endDate"], [true, false])
    func theDatesOfTheOnlyTerm(_ column: String, _ isBesideDeleted: Bool) throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        let deleted = [
            "gp1", "tobedeleted", "", "Quarter 1", "gradingPeriod", "2026-08-12", "2026-10-12", "", "2027",
        ]
        district.change("academicSessions.csv") {
            $0.set(column, to: column == "startDate" ? "10/12/2026" : "12/19/2026")
            if isBesideDeleted { $0.append(deleted) }
        }
        let failure = try refusal(workspace, district)
        #expect(
            failure.message.contains(
                "1 of 1 values of the column \(column) cannot be read; they look like \"99/99/9999\""),
            "\(failure.message)")
        let entry = "\"roster = us\""
        #expect(failure.advice.contains("profile.dates of gradebridge.yaml: \(entry)"), "\(failure.advice)")
        try Self.configure(workspace, "profile:\n  dates:\n    - \(entry)")
        #expect(try workspace.export(district).classes.sent == 9)
    }

    @Test("The status of users, or of enrollments", arguments: ["users.csv", "enrollments.csv"])
    func theStatusOfUsersOrOfEnrollments(_ file: String) throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        district.change(file) { $0.set("status", to: "A") }
        let failure = try refusal(workspace, district)
        #expect(failure.message.contains(file))
        #expect(
            failure.message.contains(
                "values of the column status are words that OneRoster does not have; they look like \"A\""),
            "\(failure.message)")
        #expect(failure.advice.contains("roster.inactive of gradebridge.yaml"))
        try Self.configure(workspace, "roster:\n  inactive: active")
        #expect(try workspace.export(district).classes.sent == 9)
        let other = try TestWorkspace(configuration: "roster:\n  inactive: left-out")
        #expect(try other.export(district).classes.sent == 0)
        // Or as the first half of the advice has it.
        district.change(file) { $0.set("status", to: "active") }
        #expect(try TestWorkspace().export(district).classes.sent == 9)
    }
}
