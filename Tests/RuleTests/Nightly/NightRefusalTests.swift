import Foundation
import Scenes
import TestSupport
import Testing

@Suite("What a night refuses", .inProcess)
struct NightRefusalTests {
    private static let quarantine = "quarantine/\(NightScene.run(1))"

    @Test(
        "Refused with exit 20, put into quarantine with what is wrong and what to do; the rest is done",
        arguments: BadDrop.allCases)
    func refusedWithExit20(_ bad: BadDrop) throws {
        let scene = try NightScene()
        try scene.dropDistrict()
        try bad.drop(scene)
        let night = try scene.night(1)
        #expect(night.status == 20)
        #expect(night.sent == 9, "the rest of the night is done")
        #expect(scene.leftInInbox == [])
        #expect(scene.names(Self.quarantine) == [bad.name, "\(bad.name).reason.txt"])
        let reason = try scene.text("\(Self.quarantine)/\(bad.name).reason.txt")
        #expect(reason.contains("\(bad.name) was dropped as a gradebook export and was not used."))
        #expect(reason.contains(bad.words), "\(reason)")
        #expect(reason.contains("What to do: "))
        let told = try #require(night.report.dropped(bad.name).first)
        #expect(told.state == "refused")
        #expect(told.path == scene.workspace.folder.appending(path: "\(Self.quarantine)/\(bad.name)").path)
        #expect(night.report.steps.contains { $0.failure?.exitCode == 20 })
    }

    @Test("Of what was refused once the night worked with it, night.txt names the place where it lies now")
    func nightTextNamesThePlaceWhereItLies() throws {
        let scene = try NightScene()
        scene.district.change("enrollments.csv") { $0.set("role", to: "learner") }
        try scene.dropDistrict()
        #expect(try scene.night(1).status == 20)
        let text = try scene.text("reports/\(NightScene.run(1))/night.txt")
        let place = scene.workspace.folder.appending(path: Self.quarantine).path
        #expect(text.contains("  \(place)/") && text.contains("was refused: enrollments.csv"), "\(text)")
        #expect(!text.contains("staging/claimed"))
    }

    @Test("A refused link is put away as the link that it is: nothing follows it, nothing happens behind it")
    func aRefusedLinkIsPutAwayAsTheLinkThatItIs() throws {
        let scene = try NightScene()
        try BadDrop.link.drop(scene)
        let real = scene.workspace.scratch.url.appending(path: "real.zip")
        let before = try Data(contentsOf: real)
        _ = try scene.night(1)
        let kept = scene.workspace.folder.appending(path: "\(Self.quarantine)/bad.zip")
        let leadsTo = try FileManager.default.destinationOfSymbolicLink(atPath: kept.path)
        #expect(leadsTo == real.path)
        #expect(try Data(contentsOf: real) == before)
    }

    @Test("Two of one name in one night lose nothing: each lies in the quarantine with its own reason")
    func twoOfOneName() throws {
        let scene = try NightScene()
        for kind in [NightScene.Kind.gradebook, .roster] {
            try scene.drop(Data(kind.rawValue.utf8), kind, "bad.zip")
        }
        _ = try scene.night(1)
        #expect(
            scene.names(Self.quarantine)
                == ["2-bad.zip", "2-bad.zip.reason.txt", "bad.zip", "bad.zip.reason.txt"])
        let kept = try ["bad.zip", "2-bad.zip"].map { try scene.text("\(Self.quarantine)/\($0)") }
        #expect(kept.sorted() == ["gradebook", "roster"])
    }

    @Test("A file that is called as another's reason is not overwritten by that reason")
    func aFileThatIsCalledAsAnothersReasonIsNotOverwrittenByThatReason() throws {
        let scene = try NightScene()
        try scene.drop(Data("dropped by somebody".utf8), .gradebook, "bad.zip.reason.txt")
        try scene.drop(Data(), .gradebook, "bad.zip")
        _ = try scene.night(1)
        let texts = try scene.names(Self.quarantine).map { try scene.text("\(Self.quarantine)/\($0)") }
        #expect(texts.contains("dropped by somebody"))
    }

    @Test("Names that are not UTF-8 do not end the night: what is good is taken, what is not is refused")
    func namesThatAreNotUTF8DoNotEndTheNight() throws {
        let scene = try NightScene()
        try scene.dropDistrict()
        _ = try Python.output(
            """
            import os, sys
            for name in (b"\\xff.zip", b"\\xfe.zip", b"\\xff.zip.done", b"\\xfe.zip.done"):
                with open(os.path.join(os.fsencode(sys.argv[1]), name), "wb"): pass
            """, [scene.inbox(.gradebook).path])
        let finished = try scene.workspace.run(scene.arguments(1))
        #expect(finished.status == 20, "\(finished.status) \(finished.errors.prefix(300))")
        #expect(try finished.json(NightReport.self).sent == 9)
        #expect(scene.names("inbox/itslearning").filter { $0.hasSuffix(".zip") } == [])
    }

    @Test("An export that opens, but is none, is refused when it is read; the one before it is used")
    func anExportThatOpensButIsNoneIsRefusedWhenItIsRead() throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        let folder = try scene.workspace.scratch.folder("no-gradebook")
        try Data("a,b\n1,2\n".utf8).write(to: folder.appending(path: "Courses.csv"))
        try scene.drop(folder, .gradebook, "new.zip")
        let night = try scene.night(2)
        #expect(night.status == 20)
        #expect(night.report.export?.classes.inFlight == 9, "the kept gradebook is used")
        let place = "quarantine/\(NightScene.run(2))"
        #expect(scene.names(place) == ["new.zip", "new.zip.reason.txt"])
        #expect(try scene.text("\(place)/new.zip.reason.txt").contains("Courses.csv"))
        #expect(night.report.dropped("new.zip").map(\.state) == ["refused"])
        #expect(
            scene.claimed.filter { $0.hasPrefix("gradebook") } == [
                "gradebook/\(NightScene.run(1))/grades.zip"
            ])
    }

    @Test("A refused roster gives way to the one before it, and the new gradebook is sent with that")
    func wrongRoster() throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        scene.district.grade("902", "502", "7")
        try scene.dropGradebook()
        let folder = try scene.workspace.scratch.folder("no-roster")
        try Data("sourcedId\n1\n".utf8).write(to: folder.appending(path: "users.csv"))
        try scene.drop(folder, .roster, "new-roster.zip")
        let night = try scene.night(2)
        #expect(night.status == 20)
        #expect(try scene.scores(night) == ["itsl_902_41001_s502": "7"])
    }

    @Test("Of several complete sets the newest is sent; the older ones are archived unused")
    func ofSeveralCompleteSetsTheNewestIsSentTheOlderOnesAreArchivedUnused() throws {
        let scene = try NightScene()
        for (name, score) in [("z-first.zip", "1"), ("m-second.zip", "2"), ("a-third.zip", "3")] {
            scene.district.grade("901", "501", score)
            try scene.dropGradebook(name)
        }
        try scene.dropRoster()
        let night = try scene.night(1)
        #expect(try scene.scores(night)["itsl_901_41001_s501"] == "3")
        #expect(night.report.dropped("a-third.zip").map(\.state) == ["taken"])
        #expect(night.report.dropped("z-first.zip").map(\.state) == ["superseded"])
        #expect(
            scene.names("archive/\(NightScene.run(1))/inputs/gradebook") == ["m-second.zip", "z-first.zip"])
        #expect(
            scene.claimed == [
                "gradebook/\(NightScene.run(1))/a-third.zip", "roster/\(NightScene.run(1))/roster.zip",
            ])
    }

    @Test(
        "An old gradebook that is dropped again, and is older by its own time, is refused, and the newer one that was kept is used"
    )
    func reDrop() throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        let old = scene.district
        scene.district.grade("901", "501", "20")
        try scene.dropGradebook("second-20261124T010000Z.zip")
        #expect(try scene.night(2).sent == 1)

        scene.district = old
        // The very bytes of the first night: they lie in the archive since.
        let archived = scene.workspace.folder.appending(
            path: "archive/\(NightScene.run(2))/inputs/gradebook/grades.zip")
        try scene.drop(try Data(contentsOf: archived), .gradebook, "again-20261122T010000Z.zip")
        let night = try scene.night(3)
        #expect(night.status == 20)
        #expect(night.report.failureCodes == ["re-drop"])
        #expect(night.sent == 0)
        #expect(night.report.export?.classes.inFlight == 9)
        #expect(
            scene.names("quarantine/\(NightScene.run(3))") == [
                "again-20261122T010000Z.zip", "again-20261122T010000Z.zip.reason.txt",
            ])
        #expect(
            scene.claimed.filter { $0.hasPrefix("gradebook") } == [
                "gradebook/\(NightScene.run(2))/second-20261124T010000Z.zip"
            ])
    }

    @Test("The same gradebook dropped again with nothing newer since is no news: exit 0, nothing sent")
    func theSameGradebookDroppedAgainWithNothingNewerSinceIsNoNews() throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        let kept = scene.workspace.folder.appending(
            path: "staging/claimed/gradebook/\(NightScene.run(1))/grades.zip")
        try scene.drop(try Data(contentsOf: kept), .gradebook, "grades.zip")
        let night = try scene.night(2)
        #expect(night.status == 0)
        #expect(night.sent == 0)
    }
}
