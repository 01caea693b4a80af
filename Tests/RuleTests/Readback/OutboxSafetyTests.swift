import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "Whatever lies in the outbox is safe to upload, always",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct OutboxSafetyTests {
    /// Bundle 1 has arrived; bundle 2, with a score of s501 and one of s502, was made and not imported yet.
    private static func sceneWithWaitingBundle(_ configuration: String = ReadbackScene.unguarded) throws
        -> ReadbackScene
    {
        let scene = try ReadbackScene(configuration)
        #expect(try scene.readback(1).confirmed == 9)
        scene.district.grade("901", "501", "17")
        scene.district.grade("901", "502", "16")
        _ = try scene.export(2)
        return scene
    }

    private static func names(_ scene: ReadbackScene) throws -> [String] {
        try FolderPicture(scene.workspace.outbox).names
    }

    @Test("A bundle that has arrived leaves the outbox, and the archive keeps it byte for byte")
    func aBundleThatHasArrivedLeavesTheOutbox() throws {
        let scene = try ReadbackScene()
        let before = try FolderPicture(scene.workspace.outbox)
        let zip = try #require(before.names.first { $0.hasSuffix(".zip") })
        let report = try scene.readback(1)
        #expect(report.leftOutbox == [1])
        #expect(report.withdrawn == [])
        #expect(try Self.names(scene) == [])
        let archive = try FolderPicture(scene.workspace.folder.appending(path: "archive"))
        let kept = try #require(archive.names.first { $0.hasSuffix(zip) })
        #expect(archive.bytes(kept) == before.bytes(zip))
        #expect(try scene.bundles().map(\.inOutbox) == [false])
    }

    @Test("One that holds a score which froze is taken out, and what is still wanted goes out in the next")
    func oneThatHoldsAScoreWhichFrozeIsTakenOut() throws {
        let scene = try Self.sceneWithWaitingBundle()
        scene.campus.set("itsl_901_41001", "s501", to: "1")
        let report = try scene.readback(2)
        #expect(report.newlyFrozen == ["changed": 1])
        #expect(report.withdrawn == [2])
        #expect(report.attention == ["changed", "withdrawn"])
        #expect(try Self.names(scene) == [])
        let bundle = try #require(try scene.bundles().last)
        #expect(bundle.withdrawn == ReadbackScene.written(ReadbackScene.readbackClock(2)))
        #expect(bundle.delivery == "lost")
        #expect(bundle.inArchive)
        #expect(bundle.marks.first?.reason?.contains("changed in Campus") == true)
        #expect(try scene.sent(3) == ["itsl_901_41001_s502": "16"])
    }

    @Test("The console says so, and bundles list too")
    func theConsoleSaysSo() throws {
        let scene = try Self.sceneWithWaitingBundle()
        scene.campus.set("itsl_901_41001", "s501", to: "1")
        let file = try scene.file(2)
        let words = try scene.workspace.run(["readback", file.path, "--now", ReadbackScene.readbackClock(2)])
        #expect(words.output.contains("Bundle 2 was taken out of the outbox"))
        #expect(words.output.contains("Do not import it"))
        #expect(try scene.workspace.run(["bundles", "list"]).output.contains("withdrawn"))
    }

    @Test(
        "So is one of which somebody edited, removed or doubled something",
        arguments: ["edit", "remove", "double"])
    func soIsOneOfWhichSomebodyEditedRemovedOrDoubledSomething(how: String) throws {
        let scene = try Self.sceneWithWaitingBundle()
        scene.district.setItem("901", "Title", "Essay on rivers")
        _ = try scene.export(3)
        switch how {
        case "edit": scene.campus.edit("itsl_901_41001") { $0.title = "Counted twice" }
        case "remove": scene.campus.removeLineItem("itsl_901_41001")
        default: scene.campus.repeatRow("itsl_901_41001", "s501", score: "12")
        }
        let report = try scene.readback(3)
        #expect(report.newlyFrozen == [:])
        #expect(report.withdrawn?.contains(how == "double" ? 2 : 3) == true)
    }

    @Test("One whose scores a later bundle has replaced in Campus would take them back, so it leaves as well")
    func oneWhoseScoresALaterBundleHasReplacedInCampusWouldTakeThem() throws {
        let scene = try Self.sceneWithWaitingBundle()
        scene.district.grade("901", "501", "18")
        _ = try scene.export(3)
        try scene.campus.take([3], of: scene.workspace)
        let report = try scene.readback(3)
        #expect(report.withdrawn == [2])
        #expect(report.leftOutbox == [3])
        #expect(try scene.sent(4) == ["itsl_901_41001_s502": "16"])
    }

    @Test("One that waits and overwrites nothing stays; one for which nothing waits any more goes")
    func staysAndSettles() throws {
        let scene = try Self.sceneWithWaitingBundle()
        let waiting = try scene.readback(2)
        #expect(waiting.withdrawn == [])
        #expect(waiting.leftOutbox == [])
        #expect(try Self.names(scene).count == 3)
        scene.district.grade("901", "501", "18")
        scene.district.grade("901", "502", "19")
        _ = try scene.export(3)
        let settled = try scene.readback(3)
        #expect(settled.withdrawn == [])
        #expect(settled.leftOutbox == [2])
        #expect(try Self.names(scene).allSatisfy { $0.contains("000003") })
    }

    @Test("A bulk bundle is taken out when anything froze, or changed once more, since it was made")
    func aBulkBundleIsTakenOutWhenAnythingFroze() throws {
        let scene = try Self.sceneWithWaitingBundle(ReadbackScene.unguarded + "\nbundle:\n  mode: bulk")
        scene.campus.set("itsl_903_41002", "s506", to: "1")
        #expect(try scene.readback(2).withdrawn == [2])
        // Bundle 3 repeats the 1; then it is 2 in Campus, and bundle 3 would bring the 1 back.
        scene.district.grade("902", "502", "6")
        _ = try scene.export(3)
        scene.campus.set("itsl_903_41002", "s506", to: "2")
        let again = try scene.readback(3)
        #expect(again.newlyFrozen == [:])
        #expect(again.withdrawn == [3])
        #expect(try scene.sent(4)["itsl_903_41002_s506"] == "2")
    }

    @Test(
        "A bulk bundle takes the one before it out of the outbox: imported after it, that would delete what it added"
    )
    func aBulkBundleTakesTheOneBeforeItOutOfTheOutbox() throws {
        let scene = try ReadbackScene(ReadbackScene.unguarded + "\nbundle:\n  mode: bulk", isImported: false)
        scene.district.grade("901", "501", "17")
        _ = try scene.export(2)
        #expect(try Self.names(scene).count == 3)
        #expect(try Self.names(scene).allSatisfy { $0.contains("000002") })
        #expect(try scene.bundles().map(\.inArchive) == [true, true])
        // Not withdrawn: nothing of it is lost, all of it is in the one that took its place.
        #expect(try scene.bundles().map(\.delivery) == ["settled", "in flight"])
        try scene.campus.take([2], of: scene.workspace)
        #expect(try scene.readback(2).confirmed == 9)
    }

    @Test("A bundle that a person marks imported leaves the outbox at once")
    func aBundleThatAPersonMarksImportedLeavesTheOutboxAtOnce() throws {
        let scene = try Self.sceneWithWaitingBundle()
        #expect(
            try scene.workspace.run(["bundles", "mark", "2", "imported", "--by", "A. Registrar"]).status == 0)
        #expect(try Self.names(scene) == [])
    }

    @Test("A withdrawn bundle is not put out again (21), whatever was released since")
    func aWithdrawnBundleIsNotPutOutAgainWhateverWasReleasedSince() throws {
        let scene = try Self.sceneWithWaitingBundle()
        scene.campus.edit("itsl_901_41001") { $0.maxPoints = "25" }
        scene.district.setItem("901", "Title", "Essay on rivers")
        _ = try scene.export(3)
        #expect(try scene.readback(3).withdrawn?.isEmpty == false)
        scene.campus.edit("itsl_901_41001") { $0.maxPoints = "20" }
        _ = try scene.readback(4)
        let number = try #require(try scene.bundles().first { $0.withdrawn != nil }?.sequence)
        let finished = try scene.workspace.run(["bundles", "republish", "\(number)", "--json"])
        #expect(finished.status == 21)
        #expect(["withdrawn", "superseded"].contains(try finished.json(FailureReport.self).error.code))
    }

    @Test("What a run left that died between ledger and outbox is taken away by the next one")
    func whatARunLeftThatDiedBetweenLedgerAndOutboxIsTakenAway() throws {
        let scene = try Self.sceneWithWaitingBundle()
        let before = try FolderPicture(scene.workspace.outbox)
        scene.campus.set("itsl_901_41001", "s501", to: "1")
        _ = try scene.readback(2)
        for (name, entry) in before.entries {
            try (entry.bytes ?? Data()).write(to: scene.workspace.outbox.appending(path: name))
        }
        scene.district.grade("902", "502", "6")
        _ = try scene.export(3)
        #expect(try Self.names(scene).allSatisfy { $0.contains("000003") })
    }

    @Test("One that is to be delivered to another host is taken back by a read-back by hand as well")
    func toBeDelivered() throws {
        let scene = try Self.sceneWithWaitingBundle()
        try scene.workspace.configure(
            "district:\n  name: Cedar Valley\n  timeZone: America/Chicago\n\(ReadbackScene.unguarded)\n"
                + "deliver:\n  host: campus-drop\n  folder: in\n")
        scene.district.grade("901", "503", "15")
        _ = try scene.export(3)
        scene.campus.set("itsl_901_41001", "s503", to: "1")
        #expect(try scene.readback(3).withdrawn == [3])
        #expect(
            try scene.workspace.ledger.sql("SELECT state FROM delivery WHERE bundle = 3;") == "withdrawn\n")
        #expect(try Self.names(scene).allSatisfy { $0.contains("000002") })
    }

    @Test("A bundle that a person marks lost leaves at once: its scores go out in another one")
    func aBundleThatAPersonMarksLostLeavesAtOnce() throws {
        let scene = try Self.sceneWithWaitingBundle()
        #expect(
            try scene.workspace.run(["bundles", "mark", "2", "lost", "--by", "A. Registrar"]).status == 0)
        #expect(try Self.names(scene) == [])
    }

    @Test("So does one with line items that Campus has never shown: nobody is to import both")
    func markedLostWithLineItems() throws {
        let scene = try ReadbackScene(isImported: false)
        #expect(
            try scene.workspace.run(["bundles", "mark", "1", "lost", "--by", "A. Registrar"]).status == 0)
        #expect(try Self.names(scene) == [])
        #expect(try scene.sent(2).count == 9)
        #expect(try Self.names(scene).allSatisfy { $0.contains("000002") })
    }

    @Test("Signs that an interrupted run removed come back where the bundle stays")
    func signsComeBack() throws {
        let scene = try Self.sceneWithWaitingBundle()
        let before = try FolderPicture(scene.workspace.outbox)
        for name in before.names where !name.hasSuffix(".zip") {
            try FileManager.default.removeItem(at: scene.workspace.outbox.appending(path: name))
        }
        _ = try scene.readback(2)
        #expect(try FolderPicture(scene.workspace.outbox).differences(from: before) == [])
    }

    @Test(
        "After an upgrade the outbox is looked into before anything else: an earlier program left it as it was"
    )
    func afterAnUpgradeTheOutboxIsLookedIntoBeforeAnythingElse() throws {
        let scene = try Self.sceneWithWaitingBundle()
        let before = try FolderPicture(scene.workspace.outbox)
        scene.campus.set("itsl_901_41001", "s501", to: "1")
        _ = try scene.readback(2)
        // As an earlier program would have left it.
        for (name, entry) in before.entries {
            try (entry.bytes ?? Data()).write(to: scene.workspace.outbox.appending(path: name))
        }
        try scene.workspace.ledger.change(
            "UPDATE bundle SET withdrawn = NULL, left_outbox = NULL; UPDATE readback SET time_from = '';")
        _ = try scene.export(3)
        #expect(try Self.names(scene).allSatisfy { !$0.contains("000002") })
    }

    @Test(
        "In a district of one bundle a school, a bulk bundle is not withdrawn for what froze in another school"
    )
    func otherSchool() throws {
        let scene = try ReadbackScene(
            ReadbackScene.unguarded + "\nbundle:\n  mode: bulk\n  split: school", isImported: false)
        func bundle(of school: String) throws -> Int {
            let found = try scene.workspace.ledger.sql(
                "SELECT sequence FROM bundle WHERE school = '\(school)';")
            return try #require(Int(found.trimmingCharacters(in: .whitespacesAndNewlines)))
        }
        let (high, middle) = (try bundle(of: "HS"), try bundle(of: "MS"))
        try scene.campus.take([high], of: scene.workspace)
        scene.campus.set("itsl_901_41001", "s501", to: "1")
        let told = try scene.readback(1)
        #expect(told.newlyFrozen == ["changed": 1])
        #expect(told.leftOutbox == [high])
        #expect(told.withdrawn == [])
        #expect(try Self.names(scene).allSatisfy { $0.contains("00000\(middle)") })
    }
}
