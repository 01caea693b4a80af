import Foundation
import Scenes
import TestSupport
import Testing

@Suite("The nights of several districts on one host")
struct DistrictsTests {
    private let home: ScratchFolder

    init() throws { home = try ScratchFolder() }

    /// A workspace in the folder of all, with gradebook and roster dropped.
    private func make(_ name: String, edit: (NightScene) throws -> Void = { _ in }) throws {
        let scene = try NightScene()
        try scene.workspace.configure(
            "district:\n  name: \(name)\n  timeZone: America/Chicago\ninbox:\n  settleMinutes: 0\n")
        try scene.dropDistrict()
        try edit(scene)
        try Command.output("cp", ["-a", scene.workspace.folder.path, home.url.appending(path: name).path])
    }

    private func run(_ flags: [String] = []) throws -> (status: Int32, report: DistrictsReport) {
        let finished = try Gradebridge.run(
            ["nightly", "--all", home.url.path, "--json", "--now", NightScene.clock(1)] + flags)
        return (finished.status, try finished.json(DistrictsReport.self))
    }

    private func bundles(_ name: String) throws -> Int {
        try FolderPicture(home.url.appending(path: "\(name)/outbox")).names.filter { $0.hasSuffix(".zip") }
            .count
    }

    @Test("One that fails stops no other; the worst decides the exit code, and each is told of")
    func oneThatFailsStopsNoOther() throws {
        try make("adams")
        try make("baker") { scene in
            try Data("district: [".utf8).write(to: scene.workspace.folder.appending(path: "gradebridge.yaml"))
        }
        try make("clark") { scene in
            try Damage.zeroedHeader.strike(scene.workspace.folder.appending(path: "ledger.sqlite"))
        }
        try make("dover") { try BadDrop.emptyZip.drop($0) }
        let (status, report) = try run(["--parallel", "2"])
        #expect(status == 1)
        #expect(report.exitCode == 1)
        #expect(report.command == "nightly --all")
        #expect(report.districts.map(\.name) == ["adams", "baker", "clark", "dover"])
        #expect(report.districts.map(\.exitCode) == [0, 1, 12, 20])
        for district in report.districts where district.exitCode != 0 && district.exitCode != 20 {
            #expect(!district.sentence.isEmpty && !district.advice.isEmpty, "\(district.name)")
        }
        #expect(try ["adams", "baker", "clark", "dover"].map(bundles) == [1, 0, 0, 1])
        #expect(report.district("adams")?.sentence == "All is well: 9 scores sent.")
        #expect(report.district("adams")?.report.hasSuffix("night.txt") == true)
    }

    @Test("Without a failure the worst is the news of one; in words each district has its line")
    func withoutAFailureTheWorstIsTheNewsOfOne() throws {
        try make("adams")
        try make("baker") { scene in
            scene.district.setItem("903", "TermId", "")
            try scene.dropGradebook()
        }
        let words = try Gradebridge.run(["nightly", "--all", home.url.path, "--now", NightScene.clock(1)])
        #expect(words.status == 3)
        let lines = words.output.split(separator: "\n").map(String.init)
        #expect(lines.first == "2 districts: 1 without anything to do, 1 to look at.")
        #expect(lines.count == 3)
        #expect(lines.last?.contains("baker") == true)
    }

    @Test("What is no workspace is passed over: files, empty folders, folders without gradebridge.yaml")
    func whatIsNoWorkspaceIsPassedOverFilesEmptyFoldersFoldersWithoutGradebridgeYaml() throws {
        try make("adams")
        _ = try home.folder("empty")
        try Data("x".utf8).write(to: home.folder("notes").appending(path: "readme.txt"))
        try Data("x".utf8).write(to: home.url.appending(path: "a-file"))
        #expect(try run().report.districts.map(\.name) == ["adams"])
    }

    @Test("A workspace whose ledger is gone is 10, and is not passed over")
    func aWorkspaceWhoseLedgerIsGoneIs10AndIsNotPassedOver() throws {
        try make("adams") { scene in
            try FileManager.default.removeItem(at: scene.workspace.folder.appending(path: "ledger.sqlite"))
        }
        let (status, report) = try run()
        #expect(status == 10)
        #expect(report.districts.map(\.exitCode) == [10])
    }

    @Test("A folder without any workspace is a mistake, and says so")
    func aFolderWithoutAnyWorkspaceIsAMistake() throws {
        let run = try Gradebridge.run(["nightly", "--all", home.url.path, "--json"])
        #expect(run.status == 1)
        #expect(try run.json(FailureReport.self).error.code == "no-districts")
    }

    @Test("--dry-run changes none of them")
    func dryRunChangesNoneOfThem() throws {
        for name in ["adams", "baker"] { try make(name) }
        let before = try FolderPicture(home.url)
        let (status, report) = try run(["--dry-run"])
        #expect(status == 0)
        #expect(report.districts.count == 2)
        #expect(try FolderPicture(home.url).differences(from: before) == [])
    }

    @Test("--parallel takes 1 to 64, and nothing else", arguments: ["0", "65", "-1", "x"])
    func parallelTakes1To64(number: String) throws {
        let run = try Gradebridge.run(["nightly", "--all", home.url.path, "--parallel", number])
        #expect(run.status == 64)
    }

    @Test(
        "More at once than there are districts is no harm, and neither is one after the other",
        arguments: [1, 64])
    func anyNumber(parallel: Int) throws {
        for name in ["adams", "baker", "clark"] { try make(name) }
        let (status, report) = try run(["--parallel", "\(parallel)"])
        #expect(status == 0)
        #expect(report.districts.map(\.name) == ["adams", "baker", "clark"])
        #expect(try ["adams", "baker", "clark"].map(bundles) == [1, 1, 1])
    }
}
