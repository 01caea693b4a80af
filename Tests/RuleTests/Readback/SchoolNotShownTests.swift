import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "A full read-back is full of the schools that it shows something of",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct SchoolNotShownTests {
    /// Section 42001 is of school MS, the others of HS.
    private static let (high, middle) = ("itsl_901_41001", "itsl_901_42001")

    private static func withoutMiddleSchool(_ campus: CampusExport) -> CampusExport {
        var campus = campus
        campus.removeLineItem(Self.middle)
        campus.removeLineItem("itsl_902_42001")
        return campus
    }

    @Test(
        "Two that lack a school make nothing of it lost, nothing goes out over what was changed there, and it is said"
    )
    func twoThatLackASchoolMakeNothingOfItLost() throws {
        let scene = try ReadbackScene()
        _ = try scene.readback(1)
        scene.district.grade("901", "504", "19")
        scene.district.grade("901", "501", "20")
        _ = try scene.export(2)
        scene.campus.set(Self.middle, "s504", to: "3")
        let reports = try (2...3).map { try scene.readback($0, of: Self.withoutMiddleSchool(scene.campus)) }
        #expect(reports.map(\.schoolsNotShown) == [["MS"], ["MS"]])
        // What was sent to the high school was lost indeed.
        #expect(reports.map(\.lost) == [0, 1])
        #expect(try scene.sent(4) == ["\(Self.high)_s501": "20"])
        #expect(try scene.readback(4).newlyFrozen == ["changed": 1])
        #expect(try scene.frozen().map(\.lineItem) == [Self.middle])
    }

    @Test(
        "Nothing of it is cleared or gone: in a OneRoster set and in an extract",
        arguments: [CampusExport.Form.oneRoster11, .extract])
    func nothingOfItIsClearedOrGone(form: CampusExport.Form) throws {
        let scene = try ReadbackScene()
        _ = try scene.readback(1, as: form)
        let report = try scene.readback(2, as: form, of: Self.withoutMiddleSchool(scene.campus))
        #expect(report.newlyFrozen == [:])
        #expect(report.heldLineItems == [:])
        #expect(report.schoolsNotShown == ["MS"])
        #expect(report.attention == [])
    }

    @Test("A person who says that it is right is believed")
    func aPersonWhoSaysThatItIsRightIsBelieved() throws {
        let scene = try ReadbackScene()
        _ = try scene.readback(1)
        let report = try scene.readback(
            2, of: Self.withoutMiddleSchool(scene.campus), ["--accept-changes"])
        #expect(report.schoolsNotShown == nil)
        #expect(report.heldLineItems == ["item-removed": 2])
    }

    @Test("Missing for longer than readback.maxAgeDays it needs a person, once")
    func missingForLongerThanReadbackMaxAgeDaysItNeedsAPerson() throws {
        let scene = try ReadbackScene(ReadbackScene.unguarded + "\nreadback:\n  maxAgeDays: 2")
        _ = try scene.readback(1)
        let reports = try (2...6).map { try scene.readback($0, of: Self.withoutMiddleSchool(scene.campus)) }
        #expect(reports.map(\.attention) == [[], ["school-not-shown"], [], [], []])
        let said = try scene.workspace.run(
            [
                "readback", scene.file(7, of: Self.withoutMiddleSchool(scene.campus)).path, "--now",
                ReadbackScene.readbackClock(7),
            ])
        #expect(said.output.contains("Nothing of school MS was in it"))
    }

    @Test("It is told of by one that shows the other schools no more: each by its own newest one")
    func itIsToldOfByOneThatShowsTheOtherSchoolsNoMore() throws {
        let scene = try ReadbackScene()
        _ = try scene.readback(1)
        _ = try scene.readback(3, of: Self.withoutMiddleSchool(scene.campus))
        // Older than the one that told of HS, newer than the one that told of MS.
        var both = scene.campus
        both.set(Self.middle, "s504", to: "3")
        both.removeRow(Self.high, "s501")
        let report = try scene.applied(scene.run(scene.file(2, of: both), 3))
        #expect(report.newlyFrozen == ["changed": 1])
        #expect(try scene.frozen().map(\.lineItem) == [Self.middle])
    }
}
