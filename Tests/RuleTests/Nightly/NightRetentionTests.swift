import Foundation
import TestSupport
import Testing

@Suite("What a night removes because of its age", .inProcess)
struct NightRetentionTests {
    private static let tenDays = "retention:\n  archiveDays: 10\n  quarantineDays: 10\n  reportsDays: 10"

    /// Run folders of these days before the second night, with a file in each.
    private static func makeFolders(_ area: String, _ days: [String], _ scene: NightScene) throws {
        for day in days {
            let folder = try scene.workspace.scratch.folder("workspace/\(area)/\(day)")
            try Data("old".utf8).write(to: folder.appending(path: "file"))
        }
    }

    @Test(
        "Folders of runs that are older than the configured days go, younger ones stay",
        arguments: ["archive", "quarantine", "reports"])
    func foldersOfRunsThatAreOlderThanTheConfiguredDaysGo(area: String) throws {
        let scene = try NightScene(Self.tenDays)
        try scene.playFirstNight()
        // The second night is 2026-11-24T02:00:00Z: ten days before it is still kept.
        let old = [
            "20260101T000000Z-nightly", "20261114T015959Z-export", "20261114T015959Z-readback-stopped",
        ]
        let young = ["20261114T020000Z-nightly", "20261123T000000Z-export"]
        try Self.makeFolders(area, old + young, scene)
        let night = try scene.night(2)
        #expect(night.report.removed.filter { $0.hasPrefix("\(area)/2") } == old.map { "\(area)/\($0)" })
        let left = scene.names(area)
        #expect(old.allSatisfy { !left.contains($0) })
        #expect(young.allSatisfy(left.contains))
    }

    @Test("What is no run's folder is nobody's to remove", arguments: ["archive", "quarantine", "reports"])
    func whatIsNoRunsFolderIsNobodysToRemove(area: String) throws {
        let scene = try NightScene(Self.tenDays)
        let foreign = [
            "notes", "2026", "20260101", "20261301T000000Z-export", "20260101T000000Zexport",
            "x20260101T000000Z-export",
        ]
        try Self.makeFolders(area, foreign, scene)
        try Data("x".utf8).write(
            to: scene.workspace.folder.appending(path: "\(area)/20260101T000000Z-file"))
        _ = try scene.night(2)
        let left = scene.names(area)
        #expect((foreign + ["20260101T000000Z-file"]).allSatisfy(left.contains), "\(left)")
    }

    @Test("0 days keep everything", arguments: ["archive", "quarantine", "reports"])
    func forGood(area: String) throws {
        let scene = try NightScene("retention:\n  \(area)Days: 0")
        try Self.makeFolders(area, ["20000101T000000Z-nightly"], scene)
        _ = try scene.night(2)
        #expect(scene.names(area).contains("20000101T000000Z-nightly"))
    }

    @Test("The copies of the ledger stay, however old: two of each of the newest days on which a night ran")
    func theCopiesOfTheLedgerStayHoweverOld() throws {
        let scene = try NightScene("retention:\n  archiveDays: 1\n  ledgerBackups: 2")
        for number in [1, 2, 2, 2] { _ = try scene.night(number) }
        // Two in each night: before it, and before anything leaves; of a day's the first and the last.
        #expect(
            scene.names("archive/ledger") == [
                "ledger-20261123T020000Z-2.sqlite", "ledger-20261123T020000Z.sqlite",
                "ledger-20261124T020000Z-6.sqlite", "ledger-20261124T020000Z.sqlite",
            ])
        let late = try scene.workspace.run(["nightly", "--json", "--now", "2028-01-01T02:00:00Z"])
        #expect(
            try late.json(NightReport.self).removed.contains(
                "archive/ledger/ledger-20261123T020000Z-2.sqlite"))
        #expect(scene.names("archive/ledger").count == 4)
    }

    @Test(
        "A copy holds the ledger of its moment, and opens",
        .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"))
    func aCopyHoldsTheLedgerOfItsMomentAndOpens() throws {
        let scene = try NightScene()
        try scene.dropDistrict()
        _ = try scene.night(1)
        let copies = try scene.names("archive/ledger").map { name in
            try LedgerShell(path: scene.workspace.folder.appending(path: "archive/ledger/\(name)").path)
                .sql("SELECT count(*) FROM bundle; PRAGMA integrity_check;")
        }
        // By name: `…Z-2.sqlite`, made before anything leaves, then `…Z.sqlite`, made before the night.
        #expect(copies == ["1\nok\n", "0\nok\n"])
    }

    @Test("The archived bytes of a bundle that was not seen in Campus yet stay, however old")
    func inFlight() throws {
        let scene = try NightScene("\(Self.tenDays)\nreadback:\n  maxAgeDays: 0")
        try scene.playFirstNight()
        let bundle = "archive/20261123T020000Z-export"
        #expect(scene.names(bundle).count == 1)
        let late = try scene.workspace.run(["nightly", "--json", "--now", "2026-12-30T02:00:00Z"])
        #expect(try late.json(NightReport.self).removed.contains { $0.hasPrefix(bundle) } == false)
        #expect(scene.names(bundle).count == 1)

        // Campus shows it: nobody needs its bytes any more.
        try scene.dropReadback(2)
        let seen = try scene.workspace.run(["nightly", "--json", "--now", "2026-12-31T02:00:00Z"])
        #expect(try seen.json(NightReport.self).removed.contains(bundle))
        #expect(scene.names(bundle) == [])
    }
}
