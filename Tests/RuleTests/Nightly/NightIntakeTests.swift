import Foundation
import TestSupport
import Testing

@Suite("When a night takes what was dropped", .inProcess)
struct NightIntakeTests {
    // MARK: Whole or still on its way

    @Test(
        "A file with .done beside it is taken at once, and its mark goes",
        arguments: ["grades.zip", "grades"])
    func aFileWithDoneBesideItIsTakenAtOnce(name: String) throws {
        let scene = try NightScene(settleMinutes: 10)
        try scene.dropGradebook(name, minutesAgo: 0)
        try scene.dropRoster(minutesAgo: 0)
        let night = try scene.night(1)
        #expect(night.sent == 9)
        #expect(scene.leftInInbox == [])
        #expect(
            scene.claimed == [
                "gradebook/\(NightScene.run(1))/\(name)", "roster/\(NightScene.run(1))/roster.zip",
            ])
        #expect(night.report.dropped(name).map(\.state) == ["taken"])
    }

    @Test("Without .done it is taken when it has not changed for inbox.settleMinutes, and not before")
    func withoutDoneItIsTakenWhenItHasNotChangedForInboxSettleMinutes() throws {
        let scene = try NightScene(settleMinutes: 10)
        try scene.dropGradebook(isDone: false, minutesAgo: 5)
        try scene.dropRoster(isDone: false, minutesAgo: 11)
        let early = try scene.night(1)
        #expect(early.sent == nil)
        #expect(early.report.dropped("grades.zip").map(\.state) == ["waiting"])
        #expect(early.report.dropped("grades.zip").first?.reason.contains("10 minutes") == true)
        #expect(early.report.dropped("roster.zip").map(\.state) == ["taken"])
        #expect(scene.leftInInbox == ["grades.zip"])

        try scene.settle(scene.inbox(.gradebook).appending(path: "grades.zip"), isDone: false, minutesAgo: 11)
        #expect(try scene.night(2).sent == 9)
    }

    @Test("An old .done does not vouch for a newer file of the same name")
    func anOldDoneDoesNotVouchForANewerFileOfTheSameName() throws {
        let scene = try NightScene(settleMinutes: 10)
        try scene.playFirstNight()
        let file = try scene.dropGradebook(isDone: false, minutesAgo: 1)
        try scene.mark(file, at: NightScene.moment(minutesAgo: 2))
        let night = try scene.night(2)
        #expect(night.report.dropped("grades.zip").map(\.state) == ["waiting"])
        #expect(scene.leftInInbox == ["grades.zip", "grades.zip.done"])

        try scene.mark(file)
        let marked = try scene.night(2)
        #expect(marked.report.dropped("grades.zip").contains { $0.state != "waiting" })
        #expect(scene.leftInInbox == [])
    }

    @Test("A mark without its file is nothing")
    func aMarkWithoutItsFileIsNothing() throws {
        let scene = try NightScene()
        try scene.mark(scene.inbox(.gradebook).appending(path: "grades.zip"))
        let night = try scene.night(1)
        #expect(night.report.inbox == [])
        #expect(night.report.failureCodes == [])
    }

    @Test("What is on its way or hidden is passed over without a word")
    func onItsWay() throws {
        let scene = try NightScene()
        for name in ["a.zip.part", "b.zip.tmp", ".c.zip", "d.zip.filepart"] {
            try scene.drop(Data("half".utf8), .gradebook, name, isDone: false)
        }
        let night = try scene.night(1)
        #expect(night.report.inbox == [])
        #expect(scene.names("inbox/itslearning") == [".c.zip", "a.zip.part", "b.zip.tmp", "d.zip.filepart"])
    }

    @Test("An unreadable file without .done waits for a day, because it may still grow; then it is refused")
    func anUnreadableFileWithoutDoneWaitsForADay() throws {
        let scene = try NightScene()
        let file = try scene.dropGradebook(isDone: false)
        try Data(contentsOf: file).prefix(200).write(to: file)
        try scene.settle(file, isDone: false, minutesAgo: 23 * 60)
        let early = try scene.night(1)
        #expect(early.report.dropped("grades.zip").map(\.state) == ["waiting"])
        #expect(early.report.dropped("grades.zip").first?.reason.contains("not whole yet") == true)
        #expect(early.report.failureCodes == [])
        #expect(scene.leftInInbox == ["grades.zip"])

        try scene.settle(file, isDone: false, minutesAgo: 24 * 60 + 1)
        let late = try scene.night(2)
        #expect(late.status == 20)
        #expect(late.report.dropped("grades.zip").map(\.state) == ["refused"])
        #expect(scene.leftInInbox == [])
    }

    // MARK: Sums

    @Test("A right .sha256 beside it is checked, and goes with its file")
    func aRightSha256BesideItIsCheckedAndGoesWithItsFile() throws {
        let scene = try NightScene()
        let file = try scene.dropGradebook()
        try scene.dropRoster()
        let sum = try Command.output("sha256sum", ["grades.zip"], in: scene.inbox(.gradebook))
        try Data(sum.utf8).write(to: URL(filePath: file.path + ".sha256"))
        #expect(try scene.night(1).sent == 9)
        #expect(scene.leftInInbox == [])
    }

    @Test("A wrong .sha256 beside it refuses the file: exit 20, and nothing of it is sent")
    func aWrongSha256BesideItRefusesTheFile() throws {
        let scene = try NightScene()
        let file = try scene.dropGradebook()
        try scene.dropRoster()
        let wrong = String(repeating: "0", count: 64) + "  grades.zip\n"
        try Data(wrong.utf8).write(to: URL(filePath: file.path + ".sha256"))
        let night = try scene.night(1)
        #expect(night.status == 20)
        #expect(night.sent == nil)
        #expect(scene.names("quarantine/\(NightScene.run(1))") == ["grades.zip", "grades.zip.reason.txt"])
        #expect(try scene.text("quarantine/\(NightScene.run(1))/grades.zip.reason.txt").contains("SHA-256"))
        #expect(scene.leftInInbox == [])
    }

    @Test("A night that found nothing but files that are still arriving says so, and rings for nobody")
    func stillArriving() throws {
        let scene = try NightScene(settleMinutes: 10)
        try scene.dropGradebook(isDone: false, minutesAgo: 4)
        try scene.dropRoster(isDone: false, minutesAgo: 4)
        let night = try scene.night(1)
        let said = "1 gradebook and 1 roster arrived 4 minutes ago; the next run takes them"
        #expect(night.status == 0 && night.report.attention == [])
        #expect(night.report.sentence == "All is well. \(said).")
        #expect(
            night.report.steps.contains {
                $0.name == "export" && $0.sentence == "what has come is still arriving"
            })
    }

    // MARK: Nothing

    @Test("Where nothing ever came the night says so: exit 3, nothing-came, and whom to ask")
    func whereNothingEverCameTheNightSaysSo() throws {
        let scene = try NightScene()
        let night = try scene.night(1)
        #expect(night.status == 3)
        #expect(night.report.attention == ["nothing-came"])
        #expect(night.report.sentence.hasPrefix("Done, and there is something new to look at"))
        let text = try scene.text("reports/\(NightScene.run(1))/night.txt")
        #expect(text.contains("nothing-came: see that itslearning and Campus drop their exports"))
        #expect(scene.names("outbox") == [])
    }

    @Test("A gradebook that does not come any more is told after inbox.maxAgeDays")
    func aGradebookThatDoesNotComeAnyMoreIsToldAfterInboxMaxAgeDays() throws {
        let scene = try NightScene()
        try scene.dropGradebook(minutesAgo: 47 * 60)
        try scene.dropRoster()
        #expect(try !scene.night(1).report.attention.contains("gradebook-old"))
        let kept = scene.workspace.folder.appending(
            path: "staging/claimed/gradebook/\(NightScene.run(1))/grades.zip")
        try scene.settle(kept, isDone: false, minutesAgo: 49 * 60)
        let late = try scene.night(2)
        #expect(late.status == 3)
        #expect(late.report.attention == ["gradebook-old"])
    }

    @Test("Under one name every night, the new one is told as taken and the one before it as superseded")
    func sameName() throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        scene.district.grade("902", "502", "7")
        try scene.dropGradebook()
        let night = try scene.night(2)
        #expect(night.sent == 1)
        let told = night.report.dropped("grades.zip")
        let taken = told.filter { $0.state == "taken" }.map(\.path)
        let superseded = told.filter { $0.state == "superseded" }.map(\.path)
        let claimed = "staging/claimed/gradebook/\(NightScene.run(2))/grades.zip"
        let archived = "archive/\(NightScene.run(2))/inputs/gradebook/grades.zip"
        #expect(taken == [scene.workspace.folder.appending(path: claimed).path])
        #expect(superseded == [scene.workspace.folder.appending(path: archived).path])
    }

    @Test("With nothing new the kept gradebook and roster go on, and nothing is sent twice")
    func keptInputs() throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        let night = try scene.night(2)
        #expect(night.status == 0)
        #expect(night.sent == 0)
        #expect(night.report.export?.classes.inFlight == 9)
        #expect(night.report.export?.bundles == [])
    }
}
