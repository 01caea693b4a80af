import Foundation
import TestSupport
import Testing

@Suite(
    "A read-back that came and was not applied",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct UnappliedReadbackTests {
    /// Bundle 1 is in Campus, a teacher changed one of its scores there to 3, and itslearning has a new one for it.
    private static func scene() throws -> NightScene {
        let scene = try NightScene()
        try scene.playFirstNight()
        scene.campus.set("itsl_901_41001", "s501", to: "3")
        scene.district.grade("901", "501", "6")
        try scene.dropGradebook()
        return scene
    }

    private static func unread(_ scene: NightScene) throws -> [String] {
        try scene.workspace.ledger.sql("SELECT name FROM unread ORDER BY name;").split(separator: "\n")
            .map(String.init)
    }

    private static func expectNothingSent(
        _ night: NightScene.Night, _ scene: NightScene, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        #expect(night.sent == nil, sourceLocation: sourceLocation)
        #expect(night.report.state("export") == "skipped", sourceLocation: sourceLocation)
        #expect(night.report.attention.contains("blocked"), sourceLocation: sourceLocation)
        #expect(!night.report.blocked.isEmpty, sourceLocation: sourceLocation)
        #expect(
            try scene.workspace.publishedBundles().count == 1, "no new bundle", sourceLocation: sourceLocation
        )
    }

    @Test(
        """
        Whatever it is, it is refused at once (20), kept as unread, and blocks this night and the next, until a full \
        one is applied: then the teacher's score is frozen and never overwritten
        """, arguments: UnappliedReadback.allCases)
    func whateverItIsItIsRefusedAtOnce(_ bad: UnappliedReadback) throws {
        let scene = try Self.scene()
        try bad.drop(scene)
        let night = try scene.night(2)
        #expect(night.status == 20)
        try Self.expectNothingSent(night, scene)
        #expect(night.report.blocked.first?.contains(bad.name) == true)
        #expect(try Self.unread(scene) == [bad.name])
        #expect(scene.names("quarantine/\(NightScene.run(2))") == [bad.name, "\(bad.name).reason.txt"])
        #expect(scene.leftInInbox == [])

        let next = try scene.night(3)
        #expect(next.status == 3)
        #expect(next.report.attention == ["blocked"])
        try Self.expectNothingSent(next, scene)

        try scene.dropReadback(3)
        let later = try scene.night(4)
        #expect(later.report.blocked == [])
        #expect(later.report.export?.classes.frozen == 1)
        #expect(later.sent == 0, "the score that a teacher changed is not overwritten")
    }

    @Test("A file's own time says nothing of the state that it shows: a copy of an old one blocks as well")
    func aFilesOwnTimeSaysNothingOfTheStateThatItShows() throws {
        let scene = try Self.scene()
        try scene.dropReadback(1)
        #expect(try scene.night(2).sent == 0)
        scene.campus.set("itsl_901_41001", "s502", to: "3")
        scene.district.grade("901", "502", "6")
        try scene.dropGradebook("second.zip")
        try UnappliedReadback.tsv.drop(scene, minutesAgo: 60 * 24 * 365)
        try Self.expectNothingSent(scene.night(3), scene)
        try scene.dropReadback(3)
        let later = try scene.night(4)
        #expect(later.report.export?.classes.frozen == 2)
    }

    /// A data extract without a row: of an empty Campus, or of a filter that finds nothing.
    private static func dropHeaderAlone(_ scene: NightScene, _ night: Int) throws {
        let header =
            "externalLMSSourcedID,sectionID,personID,score,totalPoints,late,missing,exempt,incomplete,cheated,dropped,"
            + "turnedIn,comments,modifiedByID,modifiedDate,activityName,dueDate\n"
        try scene.drop(Data(header.utf8), .readback, "\(NightScene.readbackName(night)).csv")
    }

    @Test(
        """
        A full one in which nothing of ours is makes up for none that was never read: it stops (21), and only a person \
        says that it is right
        """)
    func nothingOfOurs() throws {
        let scene = try Self.scene()
        try scene.drop(
            Data("PK\u{3}\u{4}".utf8), .readback, "\(NightScene.readbackName(1)).zip")
        try Self.expectNothingSent(scene.night(2), scene)
        try Self.dropHeaderAlone(scene, 2)
        for number in 3...4 {
            let night = try scene.night(number)
            #expect(night.status == 21)
            #expect(night.report.failureCodes == ["guard-readback-line-items"])
            try Self.expectNothingSent(night, scene)
        }
        // What it says it would make up for comes after all: it was never older than the empty one.
        try scene.dropReadback(1, named: "\(NightScene.readbackName(1))-anew.zip")
        let later = try scene.night(5)
        #expect(later.report.readbacks.first?.newlyFrozen == ["changed": 1])
    }

    @Test("Where a person says that it is right, it makes up for what was never read")
    func nothingOfOursAccepted() throws {
        let scene = try Self.scene()
        try scene.drop(
            Data("PK\u{3}\u{4}".utf8), .readback, "\(NightScene.readbackName(1)).zip")
        _ = try scene.night(2)
        try Self.dropHeaderAlone(scene, 2)
        let night = try scene.night(3)
        let advice = try #require(night.report.steps.compactMap(\.failure).first?.advice)
        #expect(advice.contains("--accept-changes"))
        let path = "staging/claimed/readback/\(NightScene.run(3))/\(NightScene.readbackName(2)).csv"
        #expect(
            try scene.workspace.run([
                "readback", scene.workspace.folder.appending(path: path).path, "--accept-changes", "--now",
                NightScene.day(4) + "T01:00:00Z",
            ]).status == 0)
        #expect(try scene.night(4).report.blocked == [])
    }

    @Test(
        "What was dropped one folder off blocks until it is moved: it may be an export of Campus",
        arguments: ["inbox", "inbox/campus"])
    func whatWasDroppedOneFolderOffBlocksUntilItIsMoved(_ folder: String) throws {
        let scene = try Self.scene()
        let other = try scene.dropReadback(1)
        let place = scene.workspace.folder.appending(path: folder).appending(path: "readback export")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        for name in [other.lastPathComponent, other.lastPathComponent + ".done"] {
            try FileManager.default.moveItem(
                at: other.deletingLastPathComponent().appending(path: name), to: place.appending(path: name))
        }
        for name in [".DS_Store", "Thumbs.db"] {
            try Data().write(to: place.deletingLastPathComponent().appending(path: name))
        }
        let night = try scene.night(2)
        #expect(night.status == 3)
        try Self.expectNothingSent(night, scene)
        #expect(
            night.report.blocked == [
                "readback export was not applied: it lies in \(folder), where nothing is taken from; move an export of Campus to inbox/campus/readback, and anything else out of the inbox"
            ])
        // Followed, it helps.
        try FileManager.default.moveItem(
            at: place.appending(path: other.lastPathComponent), to: other)
        try scene.settle(other, isDone: true)
        try FileManager.default.removeItem(at: place)
        let later = try scene.night(3)
        #expect(later.report.blocked == [])
        #expect(later.report.export?.classes.frozen == 1)
    }

    @Test("One whose name says an earlier time than the last applied one is made up for already")
    func earlierByName() throws {
        let scene = try Self.scene()
        try scene.dropReadback(2)
        _ = try scene.night(3)
        try scene.drop(Data("%PDF".utf8), .readback, "\(NightScene.readbackName(1)).pdf")
        let night = try scene.night(4)
        #expect(night.status == 20)
        #expect(night.report.blocked == [])
        #expect(night.report.state("export") == "done")
    }

    @Test("Half a zip may still grow: it waits without exit 20, and nothing is sent; whole, it is taken")
    func halfAZipMayStillGrow() throws {
        let scene = try Self.scene()
        let file = try scene.dropReadback(1, isDone: false)
        let whole = try Data(contentsOf: file)
        try whole.prefix(whole.count - 30).write(to: file)
        try scene.settle(file, isDone: false)
        let night = try scene.night(2)
        #expect(night.status == 3)
        #expect(night.report.attention == ["blocked", "readback-waiting"])
        try Self.expectNothingSent(night, scene)
        #expect(scene.leftInInbox == [file.lastPathComponent])
        #expect(try Self.unread(scene) == [])

        try whole.write(to: file)
        try scene.settle(file, isDone: false)
        let next = try scene.night(3)
        #expect(next.report.blocked == [])
        #expect(next.report.export?.classes.frozen == 1)
    }

    @Test("A .sha256 that does not agree yet is waited for as well, and blocks")
    func aSha256ThatDoesNotAgreeYetIsWaitedForAsWell() throws {
        let scene = try Self.scene()
        let file = try scene.dropReadback(1, isDone: false)
        let wrong = String(repeating: "0", count: 64) + "  \(file.lastPathComponent)\n"
        try Data(wrong.utf8).write(to: URL(filePath: file.path + ".sha256"))
        let night = try scene.night(2)
        #expect(night.report.attention == ["blocked", "readback-waiting"])
        try Self.expectNothingSent(night, scene)
    }

    @Test("A time ahead of the clock leaves it waiting, and nothing is sent")
    func aTimeAheadOfTheClockLeavesItWaiting() throws {
        let scene = try Self.scene()
        try scene.settle(try scene.dropReadback(1, isDone: false), isDone: false, minutesAgo: -60)
        let night = try scene.night(2)
        #expect(night.report.attention == ["blocked", "readback-waiting"])
        try Self.expectNothingSent(night, scene)
    }

    // MARK: Harmless

    @Test(
        "What operating systems leave is passed over in every drop folder: no exit 20, no line, and the night sends",
        arguments: NightScene.Kind.allCases)
    func whatOperatingSystemsLeaveIsPassedOverInEveryDropFolder(_ kind: NightScene.Kind) throws {
        let scene = try Self.scene()
        let names = [".DS_Store", "._scores.csv", "THUMBS.DB", "Desktop.ini", "__MACOSX"]
        for name in names.dropLast() { try scene.drop(Data("x".utf8), kind, name, isDone: false) }
        try FileManager.default.createDirectory(
            at: scene.inbox(kind).appending(path: "__MACOSX"), withIntermediateDirectories: false)
        let night = try scene.night(2)
        #expect(night.status == 0)
        #expect(night.sent == 1)
        #expect(night.report.inbox.map(\.name).filter(names.contains) == [])
        #expect(scene.names(kind.inbox) == names.sorted())
        let text = try scene.text("reports/\(NightScene.run(2))/night.txt")
        for name in names { #expect(!text.contains(name)) }
    }

    @Test("Read-backs that other programs are still writing, under names that say so, are no reason to stop")
    func readBacksThatOtherProgramsAreStillWriting() throws {
        let scene = try Self.scene()
        for name in ["a.zip.part", "b.csv.filepart", ".c.csv", "d.zip.done", "e.zip.sha256"] {
            try scene.drop(Data("x".utf8), .readback, name, isDone: false)
        }
        #expect(try scene.night(2).sent == 1)
    }

    // MARK: Trying out

    @Test("--dry-run says what would hold everything up, and promises nothing")
    func dryRunSaysWhatWouldHoldEverythingUpAndPromisesNothing() throws {
        let scene = try Self.scene()
        try UnappliedReadback.pdf.drop(scene)
        let tried = try scene.night(2, ["--dry-run"])
        #expect(tried.report.blocked.count == 1)
        #expect(tried.report.blocked.first?.contains(UnappliedReadback.pdf.name) == true)
        #expect(tried.report.state("export") == "skipped")
        #expect(tried.sent == nil)
        let words = try scene.workspace.run(["nightly", "--dry-run", "--now", NightScene.clock(2)])
        #expect(words.output.contains("nothing new would be sent: scores_20261122.pdf would not be applied"))
        // What an earlier night left unread is said as well.
        _ = try scene.night(2)
        let later = try scene.night(3, ["--dry-run"])
        #expect(
            later.report.blocked == [
                "scores_20261122.pdf, which shows Campus as of 2026-11-24T02:00:00.000Z, was not applied (input-refused)"
            ])
    }
}
