import Foundation
import TestSupport
import Testing

@Suite(
    "What an interrupted run left staged comes out only once it is known what Campus has",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct LateBundleTests {
    /// How far the night had come that made bundle 2.
    enum Left: String, CaseIterable, Sendable {
        /// Whole in staging, and known to the ledger.
        case staged
        /// In the outbox under its name, without its signs.
        case placed
        /// With its signs as well, but the ledger does not know it.
        case announced
    }

    private static let bundle = "Cedar-Valley-20261124T020000Z-000002.zip"
    private static let signed = [bundle, "\(bundle).done", "\(bundle).sha256"]

    /// Bundle 1 is in Campus and was seen there. Night 2 made bundle 2, with 6 for s501 and 7 for s502 of the essay, and was
    /// interrupted. By then a teacher had changed the score of s501 in Campus to 3.
    private static func scene(_ left: Left = .staged) throws -> NightScene {
        let scene = try NightScene()
        try scene.playFirstNight()
        try scene.dropReadback(1)
        scene.district.grade("901", "501", "6")
        scene.district.grade("901", "502", "7")
        try scene.dropGradebook()
        let manager = FileManager.default
        let folder = scene.workspace.folder
        // Something is in the way of the next step: the night ends there, as if it had been killed.
        let obstacle: URL? =
            switch left {
            case .staged: folder.appending(path: "archive/20261124T020000Z-export")
            case .placed: scene.workspace.outbox.appending(path: "\(bundle).sha256/full")
            case .announced: nil
            }
        if let obstacle {
            try manager.createDirectory(
                at: obstacle.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data().write(to: obstacle)
        }
        let night = try scene.night(2)
        if let obstacle {
            try #require(night.status != 0, "\(night.finished.output)")
            let inTheWay = left == .placed ? obstacle.deletingLastPathComponent() : obstacle
            try manager.removeItem(at: inTheWay)
        } else {
            try scene.workspace.ledger.change(
                "UPDATE bundle SET state = 'staged', published = NULL WHERE sequence = 2;")
        }
        try #require(try state(scene) == "staged\n")
        scene.campus.set("itsl_901_41001", "s501", to: "3")
        return scene
    }

    private static func state(_ scene: NightScene) throws -> String {
        try scene.workspace.ledger.sql("SELECT state FROM bundle WHERE sequence = 2;")
    }

    private static func names(_ scene: NightScene) throws -> [String] {
        try FolderPicture(scene.workspace.outbox).names
    }

    private static func essay(_ student: String) -> String { "itsl_901_41001_\(student)" }

    @Test(
        """
        The next night reads Campus back first: what a person changed there is frozen, the bundle never comes out, and \
        what else it carried goes out in the next one
        """, arguments: Left.allCases)
    func theNextNightReadsCampusBackFirst(_ left: Left) throws {
        let scene = try Self.scene(left)
        try scene.dropReadback(2)
        let night = try scene.night(3)
        #expect(night.report.recovered == [])
        #expect(night.report.readbacks.map(\.withdrawn) == [[2]])
        #expect(night.report.attention.contains("withdrawn"))
        #expect(night.report.deliveries.map(\.state) == ["withdrawn"])
        #expect(try Self.names(scene).allSatisfy { $0.contains("000003") })
        #expect(try scene.scores(night) == [Self.essay("s502"): "7"])
        // It is kept all the same, and nothing of it is left in staging.
        #expect(scene.names("archive/20261124T020000Z-export") == [Self.bundle])
        #expect(scene.names("staging") == ["claimed"])
        #expect(try scene.workspace.run(["bundles", "list"]).output.contains("withdrawn"))
    }

    @Test("While a read-back that came is not applied nothing comes out", arguments: Left.allCases)
    func whileAReadBackThatCameIsNotAppliedNothingComesOut(_ left: Left) throws {
        let scene = try Self.scene(left)
        try UnappliedReadback.txt.drop(scene)
        for number in [3, 4] {
            let night = try scene.night(number)
            #expect(night.report.attention.contains("blocked"))
            #expect(night.report.recovered == [])
            #expect(try Self.state(scene) == "staged\n")
        }
        if left == .staged { #expect(try Self.names(scene) == []) }
        if left == .placed { #expect(try Self.names(scene) == [Self.bundle], "nobody may take it") }
        try scene.dropReadback(4)
        let later = try scene.night(5)
        #expect(later.report.readbacks.map(\.withdrawn) == [[2]])
        #expect(try scene.scores(later) == [Self.essay("s502"): "7"])
    }

    @Test("Where nothing in it changed in Campus it is published, before anything new is planned")
    func stillGood() throws {
        let scene = try Self.scene()
        scene.campus.set("itsl_901_41001", "s501", to: "11")
        scene.campus.set("itsl_903_41002", "s506", to: "1")
        try scene.dropReadback(2)
        scene.district.grade("901", "502", "8")
        try scene.dropGradebook("second.zip")
        let night = try scene.night(3)
        #expect(night.report.recovered == [2])
        #expect(night.report.steps.contains { $0.sentence == "bundle 2 of an interrupted run was published" })
        #expect(try Self.names(scene).filter { $0.hasSuffix(".done") }.count == 2)
        #expect(try scene.scores(night) == [Self.essay("s502"): "8"])
    }

    @Test("A night for which nothing came from Campus publishes it as well", arguments: Left.allCases)
    func aNightForWhichNothingCameFromCampusPublishesItAsWell(_ left: Left) throws {
        let scene = try Self.scene(left)
        let night = try scene.night(3)
        #expect(night.report.recovered == [2])
        #expect(night.sent == 0)
        #expect(try Self.names(scene) == Self.signed)
    }

    @Test("Where Campus was not read back for too long it is not published, though nothing else is to go")
    func tooOld() throws {
        let scene = try Self.scene()
        for kind in ["gradebook", "roster"] {
            try FileManager.default.removeItem(
                at: scene.workspace.folder.appending(path: "staging/claimed/\(kind)"))
        }
        let night = try scene.night(6)
        #expect(night.status == 21)
        #expect(night.report.failureCodes == ["guard-readback"])
        #expect(try Self.state(scene) == "staged\n")
        #expect(try Self.names(scene) == [])
    }

    @Test("Of the commands only an export publishes it: none of the others reads Campus back and sends")
    func ofTheCommandsOnlyAnExportPublishesIt() throws {
        let scene = try Self.scene()
        let clock = "2026-11-24T13:00:00Z"
        let signature = ["--by", "A. Registrar", "--reason", "To see", "--now", clock]
        let others = [
            ["frozen", "release", "--all"] + signature,
            ["held", "release", "--line-item", "itsl_901_41001"] + signature,
            ["findings", "known", "--item", "901"] + signature,
            ["bundles", "republish", "1", "--now", clock],
            ["readback", "nothing-there.zip", "--now", clock],
        ]
        for command in others {
            _ = try scene.workspace.run(command)
            #expect(try Self.state(scene) == "staged\n", "\(command)")
            #expect(try Self.names(scene) == [], "\(command)")
        }
        let republished = try scene.workspace.run(["bundles", "republish", "2", "--json", "--now", clock])
        #expect(republished.status == 1)
        #expect(try republished.json(FailureReport.self).error.code == "not-published")
        let exported = try scene.workspace.export(scene.district, now: clock)
        #expect(exported.recovered == [2])
        #expect(try Self.names(scene) == Self.signed)
    }

    @Test(
        "A person who says that it has arrived, or is lost, ends it: it never comes out",
        arguments: ["imported", "lost"])
    func aPersonWhoSaysThatItHasArrived(_ word: String) throws {
        let scene = try Self.scene(.announced)
        let marked = try scene.workspace.run(
            ["bundles", "mark", "2", word, "--by", "A. Registrar", "--now", "2026-11-24T13:00:00Z"])
        #expect(marked.status == 0, "\(marked.errors)")
        #expect(try Self.names(scene) == [])
        let night = try scene.night(3)
        #expect(night.report.recovered == [])
        #expect(try scene.scores(night).count == (word == "lost" ? 2 : 0))
    }
}
