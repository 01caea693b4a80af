import Foundation
import TestSupport
import Testing

@Suite("Read-backs of a night, and what they mean for what is sent", .inProcess)
struct NightOrderTests {
    /// Campus after the first night, with one score changed by a person.
    private static func changed(_ scene: NightScene, _ score: String) -> CampusExport {
        var campus = scene.campus
        campus.set("itsl_901_41001", "s501", to: score)
        return campus
    }

    private static func frozen(_ scene: NightScene) throws -> [FrozenScore] {
        try scene.workspace.run(["frozen", "list", "--json"]).json(FrozenReport.self).frozen
    }

    // MARK: Order

    @Test("They are applied in the order of their time, whatever the order in which they were dropped")
    func theyAreAppliedInTheOrderOfTheirTime() throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        try scene.dropReadback(3, of: Self.changed(scene, "3"))
        try scene.dropReadback(1)
        try scene.dropReadback(2, of: Self.changed(scene, "2"))
        let night = try scene.night(4)
        #expect(
            night.report.readbacks.map(\.input.time)
                == [1, 2, 3].map { "\(NightScene.day($0))T11:00:00.000Z" })
        // In any other order the first one of all would have been refused as older.
        let score = try #require(try Self.frozen(scene).first)
        #expect(score.readbackTime == "\(NightScene.day(2))T11:00:00.000Z")
        #expect(score.campus == "3", "and the last one says what Campus has now")
        #expect(
            night.report.inbox.filter { $0.kind == "readback" }.map(\.state) == ["taken", "taken", "taken"])
        #expect(scene.names("archive/\(NightScene.run(4))/inputs/readback").count == 3)
        #expect(scene.claimed.filter { $0.hasPrefix("readback") } == [])
    }

    @Test("They are applied before the export: what a person changed in Campus is not sent that night")
    func theyAreAppliedBeforeTheExport() throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        scene.district.grade("901", "501", "20")
        scene.district.grade("901", "502", "20")
        try scene.dropGradebook()
        try scene.dropReadback(1, of: Self.changed(scene, "3"))
        let night = try scene.night(2)
        #expect(night.status == 3)
        #expect(night.report.attention == ["changed"])
        #expect(try scene.scores(night) == ["itsl_901_41001_s502": "20"])
    }

    @Test("One that shows an earlier state than the last applied one is archived, and nothing stops for it")
    func oneThatShowsAnEarlierStateThanTheLastAppliedOneIsArchived() throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        try scene.dropReadback(2)
        _ = try scene.night(3)
        try scene.dropReadback(1, of: Self.changed(scene, "3"))
        let night = try scene.night(4)
        #expect(night.status == 0, "\(night.report.failureCodes)")
        #expect(try Self.frozen(scene) == [])
        #expect(night.report.inbox.map(\.state) == ["superseded"])
        #expect(scene.names("archive/\(NightScene.run(4))/inputs/readback").count == 1)
        #expect(night.report.state("export") == "done")
    }

    @Test("One that was applied before is archived and changes nothing")
    func oneThatWasAppliedBeforeIsArchivedAndChangesNothing() throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        let file = try scene.dropReadback(1, of: Self.changed(scene, "3"))
        let bytes = try Data(contentsOf: file)
        _ = try scene.night(2)
        let before = try scene.workspace.ledger.dump()
        try scene.drop(bytes, .readback, file.lastPathComponent)
        let night = try scene.night(3)
        #expect(night.status == 0)
        #expect(night.report.readbacks.first?.appliedBefore != nil)
        #expect(night.report.inbox.map(\.state) == ["superseded"])
        #expect(try scene.workspace.ledger.dump() == before)
    }

    // MARK: partial

    @Test("partial in its name says that it does not hold everything: what it lacks is not judged")
    func partialInItsNameSaysThatItDoesNotHoldEverything() throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        try scene.dropReadback(1)
        _ = try scene.night(2)
        let part = scene.campus.part("itsl_901_41001")
        try scene.dropReadback(2, named: "campus-Partial-20261124T110000Z.zip", of: part)
        let night = try scene.night(3)
        #expect(night.status == 0)
        #expect(night.report.readbacks.map(\.input.full) == [false])
        #expect(night.report.readbacks.map(\.heldLineItems) == [[:]])

        try scene.dropReadback(3, of: part)
        #expect(try scene.night(4).report.readbacks.map(\.heldLineItems) == [["item-removed": 2]])
    }

    // MARK: The guard

    /// Before the third night: a read-back in which three of nine confirmed scores changed, and a new score.
    private static func stopped() throws -> NightScene {
        let scene = try NightScene(guarded: true)
        try scene.playFirstNight()
        try scene.dropReadback(1)
        let second = try scene.night(2)
        #expect(second.report.readbacks.map(\.confirmed) == [9])
        var campus = scene.campus
        for student in ["s501", "s502", "s503"] { campus.set("itsl_901_41001", student, to: "0.5") }
        scene.district.grade("902", "502", "7")
        try scene.dropGradebook()
        try scene.dropReadback(2, of: campus)
        return scene
    }

    private static let stoppedFile = "readback/\(NightScene.run(3))/\(NightScene.readbackName(2)).zip"

    @Test("One that the guard stopped stays claimed, and blocks the export that night and every night after")
    func guardBlocks() throws {
        let scene = try Self.stopped()
        for number in 3...4 {
            let night = try scene.night(number)
            #expect(night.status == 21)
            #expect(night.report.failureCodes == ["guard-readback-changes"])
            #expect(night.report.state("export") == "skipped")
            #expect(night.sent == nil)
            #expect(try scene.workspace.publishedBundles().count == 1, "no new bundle")
            #expect(scene.claimed.contains(Self.stoppedFile))
            #expect(try Self.frozen(scene) == [])
        }
    }

    @Test("Its advice names the command that applies it; after that the next night sends")
    func itsAdviceNamesTheCommandThatAppliesItAfterThatTheNextNightSends() throws {
        let scene = try Self.stopped()
        let stopped = try scene.night(3)
        let path = scene.workspace.folder.appending(path: "staging/claimed/\(Self.stoppedFile)").path
        let failure = try #require(stopped.report.steps.compactMap(\.failure).first)
        #expect(failure.advice.contains(" readback \(path) --accept-changes"))
        let applied = try scene.workspace.run(
            ["readback", path, "--accept-changes", "--json", "--now", "2026-11-25T08:00:00Z"])
        #expect(applied.status == 3)
        #expect(try Self.frozen(scene).count == 3)

        let night = try scene.night(4)
        #expect(night.status == 0, "\(night.report.failureCodes)")
        #expect(try scene.scores(night) == ["itsl_902_41001_s502": "7"])
        #expect(scene.claimed.filter { $0.hasPrefix("readback") } == [])
    }

    @Test("A newer one that is applied takes its place: the stopped one is archived, and the night sends")
    func aNewerOneThatIsAppliedTakesItsPlace() throws {
        let scene = try Self.stopped()
        _ = try scene.night(3)
        try scene.dropReadback(3)
        let night = try scene.night(4)
        #expect(night.status == 0, "\(night.report.failureCodes)")
        #expect(try scene.scores(night) == ["itsl_902_41001_s502": "7"])
        #expect(try Self.frozen(scene) == [])
        let readbacks = night.report.inbox.filter { $0.kind == "readback" }
        #expect(readbacks.map(\.state).sorted() == ["superseded", "taken"])
        #expect(scene.claimed.filter { $0.hasPrefix("readback") } == [])
    }

    @Test("A newer partial one says nothing of the rest: the stopped one stays, and the export stays blocked")
    func guardAndPartial() throws {
        let scene = try Self.stopped()
        _ = try scene.night(3)
        try scene.dropReadback(
            3, named: "campus-partial-20261125T110000Z.zip", of: scene.campus.part("itsl_903_41002"))
        let night = try scene.night(4)
        #expect(night.sent == nil, "what the stopped one tells of is not known")
        #expect(scene.claimed.contains(Self.stoppedFile))
    }

    // MARK: Refused ones

    /// How a read-back can be refused: at the door, or when it is read.
    enum Refusal: String, CaseIterable { case atTheDoor, whenRead }

    private static func dropRefused(_ refusal: Refusal, _ night: Int, _ scene: NightScene) throws {
        let name = "\(NightScene.readbackName(night)).zip"
        switch refusal {
        case .atTheDoor: try scene.drop(Data("no zip".utf8), .readback, name)
        case .whenRead:
            let folder = try scene.workspace.scratch.folder("no-readback-\(night)")
            try Data("a\n1\n".utf8).write(to: folder.appending(path: "results.csv"))
            try scene.drop(folder, .readback, name)
        }
    }

    @Test(
        "A refused one blocks the export until a later full one is applied, because what it tells of is not known",
        arguments: Refusal.allCases)
    func refusedBlocks(_ refusal: Refusal) throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        scene.district.grade("902", "502", "7")
        try scene.dropGradebook()
        try Self.dropRefused(refusal, 1, scene)
        let night = try scene.night(2)
        #expect(night.status == 20)
        #expect(night.sent == nil)
        #expect(night.report.state("export") == "skipped")
        #expect(scene.names("outbox").filter { $0.hasSuffix(".zip") }.count == 1)
        #expect(scene.names("quarantine/\(NightScene.run(2))").count == 2)

        let next = try scene.night(3)
        #expect(next.sent == nil, "a rerun without anything new sends nothing either")
        try scene.dropReadback(3)
        let later = try scene.night(4)
        #expect(try scene.scores(later) == ["itsl_902_41001_s502": "7"], "a later full one makes up for it")
    }

    @Test(
        "A refused one blocks the export though an older one of the same night was applied",
        arguments: Refusal.allCases)
    func refusedAfterOlder(_ refusal: Refusal) throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        scene.district.grade("902", "502", "7")
        try scene.dropGradebook()
        try scene.dropReadback(1)
        try Self.dropRefused(refusal, 2, scene)
        let night = try scene.night(3)
        #expect(night.status == 20)
        #expect(night.report.readbacks.count == 1)
        #expect(night.sent == nil, "what changed in Campus since the older one is not known")
    }

    @Test(
        "A refused one blocks the export though one that was applied before was dropped again",
        arguments: Refusal.allCases)
    func refusedBesideAgain(_ refusal: Refusal) throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        let file = try scene.dropReadback(1)
        let bytes = try Data(contentsOf: file)
        _ = try scene.night(2)
        scene.district.grade("902", "502", "7")
        try scene.dropGradebook()
        try scene.drop(bytes, .readback, file.lastPathComponent)
        try Self.dropRefused(refusal, 2, scene)
        let night = try scene.night(3)
        #expect(night.status == 20)
        #expect(night.sent == nil, "nothing new was learned of Campus")
    }

    @Test("A bundle of our own that lies among the read-backs is refused, and is no word of Campus")
    func ownBundle() throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        let name = try #require(scene.names("outbox").first { $0.hasSuffix(".zip") })
        let bundle = try Data(contentsOf: scene.workspace.outbox.appending(path: name))
        try scene.drop(bundle, .readback, name)
        let night = try scene.night(2)
        #expect(night.status == 20)
        #expect(night.report.failureCodes == ["own-bundle"])
        #expect(night.sent == nil)
    }
}
