import Foundation
import Scenes
import TestSupport
import Testing

@Suite("A school gets only what is its own", .inProcess)
struct ReportSchoolTests {
    /// Text of all files of a report; digests are no text in which an id could stand.
    private static func text(_ folder: ReportFolder) throws -> String {
        try folder.texts().values.joined(separator: "\n").replacing(/[0-9a-f]{64}/, with: "")
    }

    @Test(
        "No section, student, name, item or score of another school stands in any of its files",
        arguments: [
            (
                "HS",
                ["42001", "s504", "s505", "Family504", "Family505", "Algebra south", "MS", "Middle School"]
            ),
            (
                "MS",
                [
                    "41001", "41002", "s501", "s502", "s506", "Family501", "Family502",
                    "Algebra north",
                    "Biology", "HS", "High School", "903", "Lab report",
                ]
            ),
        ])
    func nothingOfOthers(school: String, foreign: [String]) throws {
        let scene = try ReportScene(
            "\(ReadbackScene.unguarded)\ntransfer:\n  sections: [\"41001\", \"42001\", \"41002\"]")
        let district = try scene.workspace.report(now: ReportScene.now, ["--each-school", "--names"])
        let own = try Self.text(district.school(school))
        let all = try Self.text(ReportFolder(district.url))
        for word in foreign {
            let there = all.contains(word)
            #expect(there, "\(word) stands nowhere, so that this test shows nothing of it")
            #expect(!own.contains(word), "\(word) stands in the report of \(school)")
        }
    }

    @Test("What has no school is in the district's report alone, and the schools together are the rest")
    func whatHasNoSchoolIsInTheDistrictsReportAlone() throws {
        let scene = try ReportScene()
        let folder = try scene.workspace.report(now: ReportScene.now, ["--each-school"])
        #expect(try folder.disagreements(scene.workspace) == "")
        let unknownItems = try folder.table("rejected").rows(where: ["code": "unknown-item"])
        #expect(unknownItems.map { $0["school"] } == [""])
        for school in ["HS", "MS"] {
            #expect(try folder.school(school).table("rejected").rows(where: ["code": "unknown-item"]) == [])
        }
    }

    @Test("Given schools alone are made: no report of the district, none of another school")
    func givenSchoolsAloneAreMade() throws {
        let scene = try ReportScene()
        let made = try scene.workspace.makeReport(now: ReportScene.now, ["--school", "MS"])
        #expect(made.reports.map(\.school) == ["MS"])
        let names = try FolderPicture(URL(filePath: made.folder)).names
        #expect(names.contains("schools/MS/report.html"))
        #expect(!names.contains { !$0.hasPrefix("schools") })
        #expect(!names.contains { $0.hasPrefix("schools/HS") })
        #expect(try ReportFolder(made.folder).disagreements(scene.workspace) == "")
    }

    @Test(
        "Every school of the ledger has a report with --each-school, also one that the roster has no name for"
    )
    func everySchoolOfTheLedgerHasAReportWithEachSchool() throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        district.change("orgs.csv") { $0.set("name", to: "", where: ["sourcedId": "MS"]) }
        _ = try workspace.export(district)
        let made = try workspace.makeReport(now: ReportScene.now, ["--each-school"])
        #expect(made.reports.map(\.school) == [nil, "HS", "MS"])
        #expect(try ReportFolder(made.folder).disagreements(workspace) == "")
    }

    @Test("A section that moved to another school stands on the page once, and with its new school")
    func aSectionThatMovedToAnotherSchoolStandsOnThePageOnce() throws {
        let scene = try ReportScene()
        scene.scene.district.change("classes.csv") {
            $0.set("schoolSourcedId", to: "MS", where: ["sourcedId": "41001"])
        }
        _ = try scene.scene.export(3)
        let folder = try scene.workspace.report(now: "2026-11-25T12:00:00Z", ["--each-school"])
        #expect(try folder.disagreements(scene.workspace) == "")
    }

    @Test(
        "Two schools whose ids differ in a sign have folders of their own, also ids that are no file names",
        arguments: [
            ["../HS", ".."], ["a/b", "a_2fb"], ["_", "_5f"], ["HS", "hs"],
            [String(repeating: "_", count: 254) + "a", String(repeating: "_", count: 254) + "b"],
        ])
    func twoSchoolsWhoseIdsDifferInASignHaveFoldersOfTheirOwn(ids: [String]) throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        for (old, new) in zip(["MS", "HS"], ids.reversed()) {
            district.change("orgs.csv") { $0.set("sourcedId", to: new, where: ["sourcedId": old]) }
            district.change("classes.csv") {
                $0.set("schoolSourcedId", to: new, where: ["schoolSourcedId": old])
            }
        }
        _ = try workspace.export(district)
        let made = try workspace.makeReport(now: ReportScene.now, ["--each-school"])
        #expect(Set(made.reports.dropFirst().map(\.page)).count == 2)
        for report in made.reports.dropFirst() {
            let place = URL(filePath: report.page).deletingLastPathComponent().deletingLastPathComponent()
            #expect(place.path == made.folder + "/schools")
            #expect(
                try ReportFolder(URL(filePath: report.page).deletingLastPathComponent()).value().school?.id
                    == report.school)
        }
    }

    // MARK: Schools that there are not

    @Test("A school that nobody has named is refused with those that there are, and nothing is written")
    func aSchoolThatNobodyHasNamedIsRefusedWithThoseThatThereAre() throws {
        let scene = try ReportScene()
        let before = try FolderPicture(scene.workspace.folder)
        let finished = try scene.workspace.run(
            ["report", "--json", "--now", ReportScene.now, "--school", "HS", "--school", "HX"])
        #expect(finished.status == 64)
        let failure = try finished.json(FailureReport.self).error
        #expect(failure.code == "unknown-school")
        #expect(failure.message.contains("HX"))
        #expect(!failure.message.contains("HS"))
        #expect(failure.advice.contains("HS (High School), MS (Middle School)"))
        #expect(try FolderPicture(scene.workspace.folder).differences(from: before) == [])
    }

    @Test("Before any export no school is known, and that is said")
    func beforeAnyExportNoSchoolIsKnown() throws {
        let finished = try TestWorkspace().run(["report", "--json", "--school", "HS"])
        #expect(finished.status == 64)
        #expect(
            try finished.json(FailureReport.self).error.advice.contains("No export has named a school yet"))
    }

    @Test(
        "What contradicts itself is refused: --school with --each-school, an empty school, --roster without --names",
        arguments: [
            ["--school", "HS", "--each-school"], ["--school", ""], ["--roster", "."],
        ])
    func whatContradictsItselfIsRefused(flags: [String]) throws {
        #expect(try TestWorkspace().run(["report"] + flags).status == 64)
    }
}
