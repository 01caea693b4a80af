import Foundation
import Scenes
import TestSupport
import Testing

@Suite("Files of a report are for their owner alone, and stand where they should")
struct ReportFilesTests {
    private static let run = "20261124T120000Z-report"

    @Test("Every file is 0600 and every folder 0700, whatever the umask would leave")
    func everyFileIs0600AndEveryFolder0700() throws {
        let scene = try ReportScene()
        _ = try scene.workspace.report(now: ReportScene.now, ["--each-school", "--names"])
        let picture = try FolderPicture(scene.workspace.reports)
        let expected = [
            "index.html", "\(Self.run)/report.html", "\(Self.run)/report.json", "\(Self.run)/csv/held.csv",
            "\(Self.run)/schools/MS/csv/sections.csv",
        ]
        #expect(Set(picture.names).isSuperset(of: expected))
        for (name, entry) in picture.entries {
            #expect(entry.permissions == (entry.bytes == nil ? 0o700 : 0o600), "\(name)")
        }
    }

    @Test(
        "A link in the place of a folder is refused and not followed",
        arguments: ["", "/schools", "/schools/HS"])
    func aLinkInThePlaceOfAFolderIsRefusedAndNotFollowed(path: String) throws {
        let scene = try ReportScene()
        let elsewhere = try scene.workspace.scratch.folder("elsewhere")
        let link = scene.workspace.reports.appending(path: Self.run + path)
        try FileManager.default.createDirectory(
            at: link.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: elsewhere)
        let finished = try scene.workspace.run(["report", "--now", ReportScene.now, "--each-school"])
        #expect(finished.status == 1)
        #expect(finished.errors.contains(Self.run))
        #expect(try FolderPicture(elsewhere).names == [])
    }

    @Test(
        "A link in the place of a file is replaced, and what it leads to stays as it was",
        arguments: [
            "report.html", "report.json", "csv", "../index.html",
        ])
    func linkedFile(name: String) throws {
        let scene = try ReportScene()
        let elsewhere = try scene.workspace.scratch.folder("elsewhere")
        let kept = elsewhere.appending(path: "held.csv")
        try Data("mine".utf8).write(to: kept)
        let folder = scene.workspace.reports.appending(path: Self.run)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let link = folder.appending(path: name).standardized
        try FileManager.default.createSymbolicLink(
            at: link, withDestinationURL: name == "csv" ? elsewhere : kept)
        let made = try scene.workspace.report(now: ReportScene.now)
        #expect(try made.disagreements(scene.workspace) == "")
        #expect(try FolderPicture(elsewhere).names == ["held.csv"])
        #expect(try Data(contentsOf: kept) == Data("mine".utf8))
        let type = try FileManager.default.attributesOfItem(atPath: link.path)[.type] as? FileAttributeType
        #expect(type != .typeSymbolicLink)
    }

    @Test("A file in the place of the run's folder is told by its path, stays, and leaves nothing in staging")
    func fileInTheWay() throws {
        let scene = try ReportScene()
        let place = scene.workspace.reports.appending(path: Self.run)
        try Data("mine".utf8).write(to: place)
        let finished = try scene.workspace.run(["report", "--json", "--now", ReportScene.now])
        #expect(finished.status == 1)
        #expect(try finished.json(FailureReport.self).error.message.contains(Self.run))
        #expect(try Data(contentsOf: place) == Data("mine".utf8))
        #expect(try FolderPicture(scene.workspace.folder.appending(path: "staging")).names == [])
    }

    @Test("The lock is taken: 11 while another run holds it, and nothing is written")
    func theLockIsTaken11WhileAnotherRunHoldsIt() throws {
        let scene = try ReportScene()
        let before = try FolderPicture(scene.workspace.folder)
        let lock = open(
            scene.workspace.folder.appending(path: "ledger.lock").path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        defer { close(lock) }
        try #require(flock(lock, LOCK_EX | LOCK_NB) == 0)
        let finished = try scene.workspace.run(["report", "--json", "--now", ReportScene.now])
        #expect(finished.status == 11)
        #expect(try finished.json(FailureReport.self).error.code == "lock-held")
        #expect(try FolderPicture(scene.workspace.folder).differences(from: before) == [])
    }
}
