import Foundation
import Scenes
import TestSupport
import Testing

@Suite("The same state and the same moment give the same bytes", .inProcess)
struct ReportBytesTests {
    @Test(
        "Made again over what is there, and in a copy of the workspace",
        arguments: [[], ["--each-school"], ["--names"]])
    func madeAgainOverWhatIsThere(flags: [String]) throws {
        let scene = try ReportScene()
        let twin = try TestWorkspace(copyOf: scene.workspace)
        _ = try scene.workspace.report(now: ReportScene.now, flags)
        let first = try FolderPicture(scene.workspace.reports)
        _ = try scene.workspace.report(now: ReportScene.now, flags)
        #expect(try FolderPicture(scene.workspace.reports).differences(from: first) == [])
        _ = try twin.report(now: ReportScene.now, flags)
        #expect(try FolderPicture(twin.reports).differences(from: first) == [])
        #expect(first.names.contains { $0.hasSuffix("-report/report.html") })
    }

    @Test("A school's report is the same whether it is made alone, with another or with all")
    func aSchoolsReportIsTheSameWhetherItIsMadeAlone() throws {
        let scene = try ReportScene()
        let all = try scene.workspace.report(now: ReportScene.now, ["--each-school"])
        let whole = try FolderPicture(all.school("HS").url)
        for flags in [["--school", "HS"], ["--school", "MS", "--school", "HS"]] {
            let twin = try TestWorkspace(copyOf: scene.workspace)
            let alone = try twin.report(now: ReportScene.now, flags)
            #expect(try FolderPicture(alone.school("HS").url).differences(from: whole) == [])
        }
    }

    @Test("A report changes nothing in the ledger, and leaves nothing in staging")
    func aReportChangesNothingInTheLedger() throws {
        let scene = try ReportScene()
        let ledger = scene.workspace.folder.appending(path: "ledger.sqlite")
        let before = try Data(contentsOf: ledger)
        _ = try scene.workspace.report(now: ReportScene.now, ["--each-school", "--names"])
        #expect(try Data(contentsOf: ledger) == before)
        let left = try FolderPicture(scene.workspace.folder).names
        #expect(!left.contains { $0.hasPrefix("staging/") || $0.hasPrefix("ledger.sqlite-") })
    }
}
