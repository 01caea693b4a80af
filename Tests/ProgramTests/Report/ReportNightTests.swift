import Foundation
import Scenes
import TestSupport
import Testing

@Suite("Every night leaves its page, and the index leads to it")
struct ReportNightTests {
    private static func folder(_ scene: NightScene, _ night: Int) -> ReportFolder {
        ReportFolder(scene.workspace.reports.appending(path: NightScene.run(night)))
    }

    @Test("The page is in the night's folder, night.json names it, and it agrees with the ledger")
    func thePageIsInTheNightsFolder() throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        scene.campus.set("itsl_901_41001", "s501", to: "3")
        scene.district.grade("902", "502", "7")
        try scene.dropGradebook()
        try scene.dropReadback(1)
        let night = try scene.night(2)
        let folder = Self.folder(scene, 2)
        #expect(night.report.page == folder.url.appending(path: "report.html").path)
        #expect(night.report.state("report") == "done")
        #expect(try folder.disagreements(scene.workspace) == "")
        let value = try folder.value()
        #expect(value.run == NightScene.run(2))
        #expect(value.night?.exitCode == 3)
        #expect(value.frozen.total == 1 && value.frozen.new == 1)
        #expect(value.verdict.level == "look")
        #expect(scene.names("staging").filter { $0 != "claimed" } == [])
    }

    @Test("A page says that all is well exactly where its night ended with 0")
    func aPageSaysThatAllIsWellExactlyWhereItsNightEnded() throws {
        let scene = try NightScene()
        try scene.workspace.configure(
            """
            district:
              name: Cedar Valley
              timeZone: America/Chicago
            inbox:
              settleMinutes: 0
              maxAgeDays: 3
            readback:
              maxAgeDays: 0
            """)
        scene.district.setItem("903", "TermId", "")
        try scene.dropDistrict()
        // Found late, and by the night alone: that nothing new has come.
        for number in 1...6 {
            let night = try scene.night(number)
            let level = try Self.folder(scene, number).value().verdict.level
            let expected = night.status == 0 ? "fine" : night.status == 3 ? "look" : "stopped"
            #expect(level == expected, "night \(number) ended with \(night.status)")
        }
    }

    @Test("A night that refused something did not do all its work; the next good one says nothing of it")
    func aNightThatRefusedSomethingDidNotDoAllItsWork() throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        try BadDrop.truncatedZip.drop(scene)
        let bad = try scene.night(2)
        #expect(bad.status == 20)
        let value = try Self.folder(scene, 2).value()
        #expect(value.verdict.level == "stopped")
        #expect(value.verdict.points.first?.hasPrefix("The last night did not do all its work") == true)
        let later = try scene.workspace.report(now: "2026-11-24T12:00:00Z").value()
        #expect(later.verdict.level == "stopped", "it is still so at noon")
        try scene.dropReadback(2)
        _ = try scene.night(3)
        #expect(try Self.folder(scene, 3).value().verdict.level == "fine")
    }

    @Test("A read-back that could not be applied: nothing is sent, and that is the first thing that is told")
    func aReadBackThatCouldNotBeApplied() throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        try scene.drop(Data("no zip".utf8), .readback, "\(NightScene.readbackName(1)).zip")
        let night = try scene.night(2)
        #expect(night.status == 20)
        let verdict = try Self.folder(scene, 2).value().verdict
        #expect(verdict.level == "stopped")
        #expect(verdict.points.contains { $0.hasPrefix("Nothing is sent: ") })
    }

    @Test("After an export by hand the night before it says nothing any more")
    func afterAnExportByHandTheNightBeforeItSaysNothingAnyMore() throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        try BadDrop.truncatedZip.drop(scene)
        _ = try scene.night(2)
        _ = try scene.workspace.export(scene.district, now: "2026-11-24T13:00:00Z")
        let value = try scene.workspace.report(now: "2026-11-24T14:00:00Z").value()
        #expect(value.night == nil)
        #expect(value.verdict.level == "fine")
    }

    // MARK: The index

    @Test("The index lists every run with the files that are there, newest first, and nothing that is not")
    func theIndexListsEveryRunWithTheFilesThatAreThere() throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        scene.campus.set("itsl_901_41001", "s501", to: "3")
        try scene.dropReadback(1)
        _ = try scene.night(2)
        _ = try scene.workspace.export(scene.district, now: "2026-11-24T13:00:00Z")
        let release = ["frozen", "release", "--by", "A. Registrar", "--reason", "A slip"]
        let freeze = ["--line-item", "itsl_901_41001", "--student", "s501", "--now", "2026-11-24T13:30:00Z"]
        try #require(try scene.workspace.run(release + freeze).status == 0)
        _ = try scene.workspace.report(now: "2026-11-24T14:00:00Z")
        let index = try scene.text("reports/index.html")
        let there = Set(
            try FolderPicture(scene.workspace.reports).names.filter {
                $0.hasSuffix("/report.html") || $0.hasSuffix("/night.txt") || $0.hasSuffix("/details.csv")
            })
        let listed = Set(index.matches(of: /href="([^"#]*)"/).map { String($0.1) })
        #expect(listed == there)
        #expect(listed.count >= 6)
        let commands = index.matches(
            of: /<tr><th scope="row"[^>]*data-key="([^"]*)">[^<]*<\/th><td[^>]*>([^<]*)<\/td>/)
        #expect(
            commands.map { String($0.2) } == [
                "report", "frozen release", "export", "readback", "nightly", "export", "nightly", "export",
            ])
        #expect(commands.map { String($0.1) } == commands.map { String($0.1) }.sorted(by: >))
        let days = index.matches(of: /<tr class="group"><th[^>]*>([^<]*)<\/th>/).map { String($0.1) }
        #expect(days == ["Tue, Nov 24, 2026", "Mon, Nov 23, 2026", "Sun, Nov 22, 2026"])
        #expect(index.contains("1 score released by A. Registrar."))
        #expect(index.contains("8 runs as of Nov 24, 2026, 8:00 AM."))
    }

    @Test("A report of one school alone can be opened from the index")
    func indexOfSchool() throws {
        let scene = try ReportScene()
        let made = try scene.workspace.makeReport(now: ReportScene.now, ["--school", "MS"])
        let index = try String(contentsOf: URL(filePath: made.index), encoding: .utf8)
        #expect(index.contains("href=\"20261124T120000Z-report/schools/MS/report.html\""))
    }

    // MARK: A page that cannot be written

    @Test(
        "A page that cannot be written fails its step alone: what was sent is sent, and the night is told",
        arguments: [
            "report.html", "report.json", "csv",
        ])
    func inTheWay(name: String) throws {
        let scene = try NightScene()
        try scene.dropDistrict()
        // A folder that is not empty cannot be replaced by a file; a file stands in the way of the tables' folder.
        let run = scene.workspace.reports.appending(path: NightScene.run(1))
        if name == "csv" {
            try FileManager.default.createDirectory(at: run, withIntermediateDirectories: true)
            try Data().write(to: run.appending(path: "schools"))
        } else {
            try FileManager.default.createDirectory(
                at: run.appending(path: name).appending(path: "x"), withIntermediateDirectories: true)
        }
        let night = try scene.night(1)
        if name == "csv" {
            #expect(night.report.state("report") == "done", "nobody asked for schools")
            return
        }
        #expect(night.status == 1)
        #expect(night.report.state("report") == "failed")
        #expect(night.report.sent == 9)
        #expect(try FolderPicture(scene.workspace.outbox).names.count { $0.hasSuffix(".zip") } == 1)
        #expect(scene.names("reports/\(NightScene.run(1))").contains("night.json"))
        #expect(scene.names("staging").filter { $0 != "claimed" } == [])
        let next = try scene.night(2)
        #expect(next.report.state("report") == "done")
        #expect(try Self.folder(scene, 2).disagreements(scene.workspace) == "")
    }

    @Test(
        "The same where the system refuses: the page, its folder's names, the index",
        .enabled(if: Requirement.strace, "strace is not there"),
        arguments: [
            ("rename", "report.html"), ("rename", "index.html"), ("openat", "csv/held.csv"),
            ("mkdir", "staging/report"),
        ])
    func theSameWhereTheSystemRefuses(call: String, path: String) throws {
        let scene = try NightScene()
        try scene.dropDistrict()
        func arguments(_ workspace: TestWorkspace) -> [String] {
            ["--workspace", workspace.folder.path] + scene.arguments(1)
        }
        let twin = try TestWorkspace(copyOf: scene.workspace)
        let calls = try Strace.calls(
            call == "rename" ? ["rename", "renameat2"] : [call], of: arguments(twin), touching: twin.folder)
        let point = try #require(calls.first { $0.text.contains(path) }, "\(call) on \(path)")
        let (workspace, finished) = try Strace.strike(
            point, "error=EACCES", before: scene.workspace, arguments: arguments)
        let night = try NightScene.Night(finished)
        #expect(night.status == 1)
        #expect(night.report.failureCodes == ["not-permitted"])
        #expect(night.report.sent == 9)
        #expect(try FolderPicture(workspace.outbox).names.count { $0.hasSuffix(".zip") } == 1)
    }
}
