import Foundation
import TestSupport
import Testing

@Suite("Night after night, only what is new goes out", .inProcess)
struct NightTests {
    @Test("With nothing changed nothing is sent: exit 0, no new file, and the sentence says so")
    func withNothingChangedNothingIsSent() throws {
        let workspace = try TestWorkspace()
        _ = try workspace.export(SmallDistrict())
        let before = try FolderPicture(workspace.outbox)
        let words = try workspace.arguments("export", SmallDistrict(), now: TestWorkspace.secondNight)
            .filter { $0 != "--json" }
        let night = try workspace.run(words)
        #expect(night.status == 0)
        #expect(night.output.hasPrefix("Nothing new to send: no bundle was made.\n"))
        #expect(try FolderPicture(workspace.outbox).differences(from: before) == [])
        #expect(try FolderPicture(workspace.folder.appending(path: "staging")).names == [])

        let third = try workspace.export(SmallDistrict(), now: TestWorkspace.thirdNight)
        #expect(third.bundles.isEmpty)
        #expect(third.classes.inFlight == 9)
        try workspace.ledger.confirmAll()
        #expect(try workspace.export(SmallDistrict(), now: TestWorkspace.thirdNight).classes.unchanged == 9)
    }

    @Test("One score changed sends exactly that one, and without its line item once that was seen in Campus")
    func oneScore() throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        _ = try workspace.export(district)
        district.grade("902", "504", "9.5")
        let second = try workspace.onlyBundle(workspace.export(district, now: TestWorkspace.secondNight))
        #expect(second.scores == ["itsl_902_42001_s504": "9.5"])
        #expect(second.lineItems.values("sourcedId") == ["itsl_902_42001"])

        try workspace.ledger.confirmAll()
        district.grade("902", "504", "10")
        let third = try workspace.onlyBundle(workspace.export(district, now: TestWorkspace.thirdNight))
        #expect(third.scores == ["itsl_902_42001_s504": "10"])
        #expect(third.files["lineItems.csv"] == nil)
        #expect(third.manifest["file.lineItems"] == "absent")
        #expect(third.manifest["file.results"] == "delta")
    }

    @Test("The same number written in another way is no change")
    func theSameNumberWrittenInAnotherWayIsNoChange() throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        _ = try workspace.export(district)
        district.grade("901", "501", "11.00")
        district.grade("902", "501", "08.50")
        #expect(try workspace.export(district, now: TestWorkspace.secondNight).bundles.isEmpty)
    }

    @Test("A score that goes from A to B and back to A is sent each time")
    func backToTheFirst() throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        _ = try workspace.export(district)
        for (score, now) in [("12.5", TestWorkspace.secondNight), ("11", TestWorkspace.thirdNight)] {
            district.grade("901", "501", score)
            let bundle = try workspace.onlyBundle(workspace.export(district, now: now))
            #expect(bundle.scores == ["itsl_901_41001_s501": score])
        }
        #expect(
            try workspace.ledger.sql(
                "SELECT sends FROM result WHERE line_item = 'itsl_901_41001' AND student = 's501';")
                == "[1,11,2,12.5,3,11]\n")
    }

    @Test(
        "A score that vanished after it was sent is left alone and reported",
        arguments: ["row", "value", "exempt"])
    func aScoreThatVanishedAfterItWasSentIsLeftAloneAndReported(how: String) throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        _ = try workspace.export(district)
        switch how {
        case "row":
            district.change("Assessments.csv") {
                $0.remove(where: ["GradeBookItemId": "901", "PersonId": "502"])
            }
        case "value": district.grade("901", "502", "")
        default: district.setAssessment("901", "502", "IsExempt", "true")
        }
        let report = try workspace.export(district, now: TestWorkspace.secondNight)
        #expect(report.bundles.isEmpty)
        let code = how == "exempt" ? "became-exempt" : "score-vanished"
        #expect(report.notices == [code: 1])
        let row = try #require(
            try CSVTable(file: URL(filePath: report.details)).rows(where: ["code": code]).first)
        #expect(row["item"] == "901" && row["section"] == "41001" && row["student"] == "s502")
    }

    @Test("An item that is missing from one export is not deleted: reported, and its scores go on afterwards")
    func anItemThatIsMissingFromOneExportIsNotDeleted() throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        _ = try workspace.export(district)
        var without = district
        without.change("GradebookItems.csv") { $0.remove(where: ["GradeBookItemId": "902"]) }
        without.change("Assessments.csv") { $0.remove(where: ["GradeBookItemId": "902"]) }
        let report = try workspace.export(without, now: TestWorkspace.secondNight)
        #expect(report.bundles.isEmpty)
        #expect(report.notices == ["item-missing": 2])
        district.grade("902", "501", "9")
        let back = try workspace.export(district, now: TestWorkspace.thirdNight)
        #expect(try workspace.onlyBundle(back).scores == ["itsl_902_41001_s501": "9"])
    }

    @Test("Sequence numbers never go back, and every bundle has its .sha256 and .done")
    func sequenceNumbersNeverGoBack() throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        for night in 1...4 {
            district.grade("901", "501", "\(night)")
            let report = try workspace.export(district, now: "2026-11-2\(2 + night)T02:00:00Z")
            #expect(report.bundles.map(\.sequence) == [night])
            let bundle = try #require(report.bundles.first)
            #expect(bundle.file == "Cedar-Valley-2026112\(2 + night)T020000Z-00000\(night).zip")
        }
        let outbox = try FolderPicture(workspace.outbox)
        #expect(outbox.names.count == 12)
        try Command.output("sh", ["-c", "sha256sum --check --strict --quiet *.sha256"], in: workspace.outbox)
        #expect(outbox.names.filter { $0.hasSuffix(".done") }.allSatisfy { outbox.bytes($0) == Data() })
    }
}
