import Foundation
import TestSupport
import Testing

@Suite("doctor about the copies of the ledger", .inProcess)
struct DoctorBackupTests {
    private struct Diagnosis: Decodable {
        struct Finding: Decodable, Equatable {
            var check: String
            var verdict: String
            var what: String
            var advice: String
        }
        var findings: [Finding]
        var exitCode: Int
    }

    private let workspace: TestWorkspace
    private let backups: URL

    init() throws {
        workspace = try TestWorkspace()
        backups = workspace.archive.appending(path: "ledger")
    }

    private func findings(now: String = TestWorkspace.secondNight) throws -> [Diagnosis.Finding] {
        let before = try FolderPicture(workspace.folder)
        let diagnosis = try workspace.run(["doctor", "--json", "--now", now]).json(Diagnosis.self)
        #expect(try FolderPicture(workspace.folder).differences(from: before) == [])
        return diagnosis.findings.filter { $0.check == "backup" }
    }

    private func recordNight() throws {
        try workspace.ledger.change(
            "INSERT INTO run (command, at, summary) VALUES ('nightly', '2026-11-23T02:00:00.000Z', '{}');")
    }

    private func copy(_ name: String) throws -> URL {
        try FileManager.default.createDirectory(at: backups, withIntermediateDirectories: true)
        let copy = backups.appending(path: name)
        try FileManager.default.copyItem(at: URL(filePath: workspace.ledger.path), to: copy)
        return copy
    }

    @Test("Before the first night there is none, and that is fine")
    func beforeTheFirstNightThereIsNoneAndThatIsFine() throws {
        #expect(try findings().map(\.verdict) == ["fine"])
    }

    @Test("Once nights have run there must be one")
    func onceNightsHaveRunThereMustBeOne() throws {
        try recordNight()
        let findings = try findings()
        #expect(findings.map(\.verdict) == ["warning"])
        #expect(findings.first?.what.contains("no sound copy") == true)
    }

    @Test("Where the ledger cannot tell whether nights have run, the reason is said")
    func whereTheLedgerCannotTellWhetherNightsHaveRunTheReasonIsSaid() throws {
        try Data("no ledger".utf8).write(to: URL(filePath: workspace.ledger.path))
        let findings = try findings()
        #expect(findings.map(\.verdict) == ["warning"])
        #expect(findings.first?.what.contains(", and whether nights have run is not known: ") == true)
        #expect(findings.first?.what.contains("ledger.sqlite") == true)
    }

    @Test("A sound and fresh one is told with its age")
    func aSoundAndFreshOneIsToldWithItsAge() throws {
        try recordNight()
        _ = try copy("ledger-20261122T020000Z.sqlite")
        _ = try copy("ledger-20261123T020000Z.sqlite")
        let findings = try findings()
        #expect(findings.map(\.verdict) == ["fine"])
        #expect(
            findings.first?.what == "2 sound backups; the newest is ledger-20261123T020000Z.sqlite, 24 h old")
    }

    @Test("One that is older than two days is pointed out")
    func oneThatIsOlderThanTwoDaysIsPointedOut() throws {
        _ = try copy("ledger-20261123T020000Z.sqlite")
        #expect(try findings(now: "2026-11-25T02:00:00Z").map(\.verdict) == ["fine"])
        #expect(try findings(now: "2026-11-25T02:00:01Z").map(\.verdict) == ["warning"])
    }

    @Test("A damaged one is named, and the newest sound one is told")
    func aDamagedOneIsNamed() throws {
        try recordNight()
        _ = try copy("ledger-20261122T020000Z.sqlite")
        let newest = try copy("ledger-20261123T020000Z.sqlite")
        let bytes = try Data(contentsOf: newest)
        try bytes.prefix(bytes.count / 2).write(to: newest)
        let findings = try findings()
        #expect(findings.map(\.verdict) == ["warning", "fine"])
        #expect(findings.first?.what == "damaged: \(newest.path)")
        #expect(
            findings.last?.what.hasPrefix("1 sound backup; the newest is ledger-20261122T020000Z.sqlite")
                == true)
        try Data().write(to: backups.appending(path: "ledger-20261122T020000Z.sqlite"))
        #expect(try self.findings().map(\.verdict) == ["warning", "warning", "warning"])
    }

    @Test("Where the ledger is lost the copies are still told, and no ledger is made")
    func lostLedger() throws {
        try recordNight()
        _ = try copy("ledger-20261123T020000Z.sqlite")
        try FileManager.default.removeItem(atPath: workspace.ledger.path)
        #expect(try findings().map(\.verdict) == ["fine"])
        try FileManager.default.removeItem(at: backups)
        #expect(try findings().map(\.verdict) == ["warning"])
    }
}
