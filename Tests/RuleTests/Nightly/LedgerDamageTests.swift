import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "A damaged ledger, and the way back", .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"),
    .inProcess)
struct LedgerDamageTests {
    private static func ledger(_ scene: NightScene) -> URL {
        scene.workspace.folder.appending(path: "ledger.sqlite")
    }

    /// Two nights: nine scores sent, seen in Campus, one of them changed there by a person; one new one sent.
    private static func twoNights() throws -> NightScene {
        let scene = try NightScene()
        try scene.playFirstNight()
        scene.campus.set("itsl_901_41001", "s501", to: "3")
        scene.district.grade("902", "502", "7")
        try scene.dropGradebook()
        try scene.dropReadback(1)
        let second = try scene.night(2)
        guard second.sent == 1 else {
            throw CommandFailed(description: "the second night: \(second.finished.output)")
        }
        try scene.importAll()
        return scene
    }

    private static func frozen(_ scene: NightScene) throws -> String {
        try scene.workspace.run(["frozen", "list", "--json"]).output
    }

    @Test(
        "A night over it ends with 12 and touches nothing that matters: what was dropped stays, nothing is sent",
        arguments: Damage.allCases)
    func aNightOverItEndsWith12AndTouchesNothingThatMatters(_ damage: Damage) throws {
        let scene = try Self.twoNights()
        scene.district.grade("902", "503", "6")
        try scene.dropGradebook()
        try scene.dropReadback(2)
        try BadDrop.emptyZip.drop(scene)
        try damage.strike(Self.ledger(scene))
        let before = try FolderPicture(scene.workspace.folder)
        let run = try scene.workspace.run(scene.arguments(3))
        #expect(run.status == 12, "\(run.errors)")
        #expect(run.output.contains("ledger-damaged") || run.output.contains("backup-unsound"))
        // What the night has to say of it may stand among the reports.
        let changed = try FolderPicture(scene.workspace.folder).differences(from: before)
            .filter { !$0.hasPrefix("reports/") }
        #expect(changed == [])
    }

    @Test("A ledger that is gone is 10, and no new one is begun")
    func aLedgerThatIsGoneIs10() throws {
        let scene = try Self.twoNights()
        try FileManager.default.removeItem(at: Self.ledger(scene))
        let run = try scene.workspace.run(scene.arguments(3))
        #expect(run.status == 10)
        #expect(!FileManager.default.fileExists(atPath: Self.ledger(scene).path))
    }

    /// The newest copy by its time: of one second the highest number.
    private static func copies(_ scene: NightScene) -> [String] {
        scene.names("archive/ledger").sorted { one, other in
            let (a, b) = (one.prefix(23), other.prefix(23))
            return a == b ? one.count < other.count : a < b
        }
    }

    private static func bringBack(_ copy: String, _ scene: NightScene) throws {
        let source = scene.workspace.folder.appending(path: "archive/ledger/\(copy)")
        try Data(contentsOf: source).write(to: ledger(scene))
    }

    @Test(
        "With the newest copy brought back and the last read-back applied, every freeze and every confirmed score is as before"
    )
    func wayBack() throws {
        let scene = try Self.twoNights()
        try scene.dropReadback(2)
        let third = try scene.night(3)
        #expect(third.report.readbacks.map(\.confirmed) == [9])
        let before = try scene.workspace.ledger.dump()
        let frozen = try Self.frozen(scene)
        #expect(frozen.contains("s501"))

        try Damage.overwrittenInTheMiddle.strike(Self.ledger(scene))
        #expect(try scene.workspace.run(scene.arguments(4)).status == 12)
        try Self.bringBack(try #require(Self.copies(scene).last), scene)
        let readback = scene.workspace.folder.appending(
            path: "archive/\(NightScene.run(3))/inputs/readback/\(NightScene.readbackName(2)).zip")
        let applied = try scene.workspace.run(
            ["readback", readback.path, "--json", "--now", "2026-11-25T12:00:00Z"])
        #expect([0, 3].contains(applied.status), "\(applied.errors)")
        #expect(try Self.frozen(scene) == frozen)
        #expect(try scene.workspace.ledger.dump() == before)
        let night = try scene.night(4)
        // The copy was made in the middle of a night, which it does not know to have ended.
        #expect(night.report.attention == ["night-interrupted"])
        #expect(night.sent == 0)
        #expect(night.report.export?.bundles == [])
    }

    @Test(
        "With a copy from before that night's read-back, the read-back brings every freeze and confirmation back"
    )
    func olderCopy() throws {
        let scene = try Self.twoNights()
        try scene.dropReadback(2)
        _ = try scene.night(3)
        let frozen = try scene.workspace.run(["frozen", "list", "--json"]).json(FrozenReport.self).frozen
        let beginning = try #require(Self.copies(scene).first { $0 == "ledger-20261125T020000Z.sqlite" })
        try Damage.truncated.strike(Self.ledger(scene))
        try Self.bringBack(beginning, scene)
        let readback = scene.workspace.folder.appending(
            path: "archive/\(NightScene.run(3))/inputs/readback/\(NightScene.readbackName(2)).zip")
        let applied = try scene.workspace.run(
            ["readback", readback.path, "--json", "--now", "2026-11-25T12:00:00Z"])
        #expect([0, 3].contains(applied.status), "\(applied.errors)")
        let after = try scene.workspace.run(["frozen", "list", "--json"]).json(FrozenReport.self).frozen
        #expect(after.map(\.key) == frozen.map(\.key))
        #expect(after.map(\.campus) == frozen.map(\.campus))
        let night = try scene.night(4)
        #expect(night.sent == 0)
        #expect(night.report.export?.classes.unchanged == 9)
        #expect(night.report.export?.classes.frozen == 1)
    }

    @Test(
        "A copy that is older than a bundle in the archive is refused with 12, ledger-behind, by every command that writes"
    )
    func aCopyThatIsOlderThanABundleInTheArchiveIsRefused() throws {
        let scene = try Self.twoNights()
        let first = try #require(Self.copies(scene).first { $0 == "ledger-20261124T020000Z.sqlite" })
        try Self.bringBack(first, scene)
        try scene.dropReadback(2)
        let before = try FolderPicture(scene.workspace.folder)
        for words in [scene.arguments(3), ["export", "--json"], ["readback", "--json"]] {
            let run = try scene.workspace.run(words)
            #expect(run.status == 12, "\(words): \(run.errors)")
            #expect(try run.json(FailureReport.self).error.code == "ledger-behind", "\(words)")
        }
        #expect(try FolderPicture(scene.workspace.folder).differences(from: before) == [])
    }

    @Test(
        "A bundle that the ledger does not know is found up to thirty days before the newest that it knows",
        arguments: [("20261025T020000Z-export", true), ("20261022T020000Z-export", false)])
    func howFarBack(folder: String, isFound: Bool) throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        let run = try scene.workspace.scratch.folder("unknown/\(folder)")
        try Data("zip".utf8).write(to: run.appending(path: "cedar-valley-20261025T020000Z-000099.zip"))
        try FileManager.default.copyItem(
            at: run, to: scene.workspace.folder.appending(path: "archive/\(folder)"))
        #expect(try scene.workspace.run(scene.arguments(2)).status == (isFound ? 12 : 0))
    }
}
