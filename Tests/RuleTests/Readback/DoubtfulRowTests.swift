import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "A row of ours that cannot be read in full",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct DoubtfulRowTests {
    /// Makes one cell of an extract unreadable, or empty.
    private static func spoil(
        _ tables: inout [String: CSVTable], _ lineItem: String, _ student: String, _ column: String,
        _ value: String
    ) {
        tables["extract.csv"]?.set(
            column, to: value, where: ["externalLMSSourcedID": lineItem, "personID": student])
    }

    @Test(
        "An unreadable flag beside a score that we never sent freezes as changed; beside one of ours it is held"
    )
    func anUnreadableFlagBesideAScoreThatWeNeverSentFreezesAsChanged() throws {
        let scene = try ReadbackScene()
        scene.campus.set("itsl_901_41001", "s501", to: "17")
        let report = try scene.readback(1, as: .extract) {
            Self.spoil(&$0, "itsl_901_41001", "s501", "late", "maybe")
            Self.spoil(&$0, "itsl_901_41001", "s502", "late", "maybe")
        }
        #expect(report.unreadable == 2)
        #expect(report.findings == ["bad-value": 2])
        #expect(report.newlyFrozen == ["changed": 1])
        #expect(report.ambiguous == 1)
        #expect(report.confirmed == 7)
        try scene.expectFrozen(
            1, [Evidence("itsl_901_41001", "s501", "changed", ours: "11", campus: "17")])
    }

    @Test("A bulk bundle repeats the very score of the row that was held, not the one that was confirmed")
    func aBulkBundleRepeatsTheVeryScoreOfTheRowThatWasHeld() throws {
        let scene = try ReadbackScene(ReadbackScene.unguarded + "\nbundle:\n  mode: bulk")
        #expect(try scene.readback(1, as: .extract).confirmed == 9)
        scene.district.grade("901", "502", "20")
        #expect(try scene.sent(2)["itsl_901_41001_s502"] == "20")
        try scene.importAll()
        #expect(try scene.readback(2, as: .extract).confirmed == 9)
        scene.campus.set("itsl_901_41001", "s502", to: "12")
        let held = try scene.readback(3, as: .extract) {
            Self.spoil(&$0, "itsl_901_41001", "s502", "late", "maybe")
        }
        #expect(held.ambiguous == 1)
        #expect(held.newlyFrozen == [:])
        scene.district.grade("901", "503", "19")
        let night = try scene.export(4)
        #expect(night.classes.held == ["ambiguous": 1])
        let scores = try scene.workspace.onlyBundle(night).scores
        #expect(scores["itsl_901_41001_s502"] == "12")
        #expect(scores["itsl_901_41001_s503"] == "19")
    }

    @Test("A modifiedDate that cannot be read matters only where campus.importUser asks for it")
    func modifiedDate() throws {
        for importUser in [nil, "7"] {
            let scene = try ReadbackScene(
                ReadbackScene.unguarded + (importUser.map { "\ncampus:\n  importUser: \"\($0)\"" } ?? ""))
            let report = try scene.readback(1, as: .extract) {
                Self.spoil(&$0, "itsl_901_41001", "s501", "modifiedDate", "yesterday")
            }
            #expect(report.findings == ["bad-value": 1])
            #expect(report.newlyFrozen == [:])
            #expect(report.unreadable == (importUser == nil ? 0 : 1))
            #expect(report.ambiguous == (importUser == nil ? 0 : 1))
            #expect(report.confirmed == (importUser == nil ? 9 : 8))
        }
    }

    @Test(
        "A row without a student may be anybody's: what is missing under its line item is not judged",
        arguments: [CampusExport.Form.oneRoster11, .extract])
    func aRowWithoutAStudentMayBeAnybodyS(form: CampusExport.Form) throws {
        let scene = try ReadbackScene()
        #expect(try scene.readback(1, as: form).confirmed == 9)
        scene.campus.removeRow("itsl_901_41001", "s502")
        scene.campus.removeRow("itsl_903_41002", "s506")
        let report = try scene.readback(2, as: form) {
            Self.spoil(&$0, "itsl_901_41001", "s501", "personID", "")
            $0["results.csv"]?.set(
                "studentSourcedId", to: "", where: ["sourcedId": "itsl_901_41001_s501"])
        }
        #expect(report.unreadable == 1)
        #expect(report.newlyFrozen == ["cleared": 1])
        #expect(try scene.frozen().map(\.key) == ["itsl_903_41002 s506"])
        #expect(report.confirmed == 6)
    }
}
