import Domain
import DurableFiles
import Foundation
import Ledger
import Outcome
import Records
import TestSupport
import Testing
import Workspace

@testable import Nightly

@Suite("The copies of the ledger that nights keep")
struct LedgerBackupsTests {
    private let scratch: ScratchFolder
    private let layout: WorkspaceLayout
    private let ledger: Ledger

    init() throws {
        scratch = try ScratchFolder()
        layout = WorkspaceLayout(root: FilePath(scratch.url.path))
        try layout.create(configuration: "")
        ledger = try Ledger.create(at: layout.ledger.string)
    }

    private func backups(_ generations: Int = 3) -> LedgerBackups {
        LedgerBackups(layout: layout, generations: generations)
    }

    private func night(_ text: String) throws -> Instant { try #require(Instant(text)) }

    private func names(_ paths: [FilePath]) -> [String] { paths.compactMap { $0.lastComponent?.string } }

    private func put(_ names: [String]) throws {
        try Files.createPrivateFolder(layout.ledgerBackups)
        for name in names { try Data().write(to: URL(filePath: layout.ledgerBackups.appending(name).string)) }
    }

    @Test("A copy holds what the ledger holds, is named for the night, and is for this user alone")
    func aCopyHoldsWhatTheLedgerHolds() throws {
        try ledger.write {
            _ = try $0.recordRun(
                command: .export, at: night("2026-11-22T02:00:00Z"), summary: "{}", inputs: [])
        }
        let copy = try backups().make(ledger, at: night("2026-11-23T02:00:00Z"))
        #expect(copy == layout.archive.appending("ledger").appending("ledger-20261123T020000Z.sqlite"))
        #expect(try Files.status(copy)?.permissions == 0o600)
        #expect(try Files.status(layout.ledgerBackups)?.permissions == 0o700)
        #expect(try Ledger.quickCheck(path: copy.string) == [])
        #expect(try Ledger.open(at: copy.string).read { try $0.hasRun(of: .export) })
        #expect(try Files.list(layout.staging).isEmpty)
    }

    @Test("A second one of the same second replaces nothing; they stay in order")
    func aSecondOneOfTheSameSecondReplacesNothingTheyStayInOrder() throws {
        let instant = try night("2026-11-23T02:00:00Z")
        let made = try (0..<11).map { _ in try backups().make(ledger, at: instant) }
        #expect(
            names(made) == ["ledger-20261123T020000Z.sqlite"]
                + (2...11).map { "ledger-20261123T020000Z-\($0).sqlite" })
        #expect(try backups().list() == made)
    }

    @Test("The list is oldest first, and what is no copy of ours is passed over")
    func theListIsOldestFirst() throws {
        #expect(try backups().list() == [])
        let ours = [
            "ledger-20261122T020000Z.sqlite", "ledger-20261122T020000Z-2.sqlite",
            "ledger-20261123T015959Z.sqlite", "ledger-20270101T000000Z.sqlite",
        ]
        try put(
            ours.reversed() + [
                "ledger.sqlite", "ledger-20261123T020000Z.sqlite.bak", "ledger-2026.sqlite", "notes.txt",
                "ledger-20261123T020000Z.sqlite-journal",
            ])
        try FileManager.default.createSymbolicLink(
            atPath: layout.ledgerBackups.appending("ledger-20260101T000000Z.sqlite").string,
            withDestinationPath: layout.ledger.string)
        #expect(try names(backups().list()) == ours)
    }

    @Test("The newest generations stay; what is no copy of ours is never removed")
    func theNewestGenerationsStay() throws {
        let ours = (1...5).map { "ledger-2026110\($0)T020000Z.sqlite" }
        try put(ours + ["kept-by-hand.sqlite"])
        #expect(try names(backups(3).prune()) == Array(ours[..<2]))
        #expect(try names(backups(3).list()) == Array(ours[2...]))
        #expect(try names(backups(3).prune()) == [])
        #expect(try names(backups(0).prune()) == Array(ours[2..<4]))
        #expect(try Files.exists(layout.ledgerBackups.appending("kept-by-hand.sqlite")))
    }

    @Test("The copy just made stays even if a clock that was put back makes it look old")
    func clockPutBack() throws {
        try put(["ledger-20270101T020000Z.sqlite", "ledger-20270102T020000Z.sqlite"])
        let made = try backups(2).make(ledger, at: night("2026-11-23T02:00:00Z"))
        #expect(try names(backups(2).prune(sparing: made)) == ["ledger-20270101T020000Z.sqlite"])
        #expect(try backups(2).list().contains(made))
        #expect(try names(backups(1).prune(sparing: made)) == ["ledger-20270102T020000Z.sqlite"])
        #expect(try backups(1).list() == [made])
    }

    @Test("What a night left that was killed while it copied is cleared away, its journal too")
    func killedBefore() throws {
        for name in ["ledger-backup.sqlite", "ledger-backup.sqlite-journal"] {
            try Data("half".utf8).write(to: URL(filePath: layout.staging.appending(name).string))
        }
        let copy = try backups().make(ledger, at: night("2026-11-23T02:00:00Z"))
        #expect(try Ledger.quickCheck(path: copy.string) == [])
        #expect(try Files.list(layout.staging).isEmpty)
    }

    @Test("A copy of a damaged ledger gets no name, and nothing is left of it")
    func aCopyOfADamagedLedgerGetsNoName() throws {
        try ledger.write { session in
            for day in 0..<20_000 {
                _ = try session.recordRun(
                    command: .export, at: Instant(secondsSince1970: Int64(day)), summary: "{}", inputs: [])
            }
        }
        var bytes = try Data(contentsOf: URL(filePath: layout.ledger.string))
        // The last quarter: pages of runs alone, and nothing that is asked when it is opened.
        for offset in (bytes.count * 3 / 4)..<bytes.count {
            bytes[offset] = UInt8(truncatingIfNeeded: offset &* 31)
        }
        try bytes.write(to: URL(filePath: layout.ledger.string))
        let ledger = try Ledger.open(at: layout.ledger.string)
        let error = #expect(throws: UnsoundBackup.self) {
            try backups().make(ledger, at: night("2026-11-23T02:00:00Z"))
        }
        #expect(Failure(try #require(error)).exitCode == 12)
        #expect(try backups().list() == [])
        #expect(try Files.list(layout.staging).isEmpty)
    }

    @Test("A name tells its moment")
    func aNameTellsItsMoment() throws {
        let name = try #require(BackupName("ledger-20261123T020000Z-2.sqlite"))
        #expect(name.instant == (try night("2026-11-23T02:00:00Z")))
        #expect(name.text == "ledger-20261123T020000Z-2.sqlite")
    }
}
