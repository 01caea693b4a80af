import Domain
import DurableFiles
import Foundation
import Outcome
import Session
import Synchronization
import TestSupport
import Testing
import Workspace

@testable import Nightly

@Suite("What a night waits for")
struct NightWaitingTests {
    private static func sent(_ night: NightOutcome) -> Int? { night.export?.classes.sent }

    @Test("A read-back that has still to settle is waited for, to the second, and then taken")
    func aReadBackThatHasStillToSettleIsWaitedFor() async throws {
        let nights = try await ClockedNights()
        try nights.dropReadback(secondsAgo: 240)
        let night = await nights.night()
        #expect(nights.clock.slept.reduce(0, +) == 360)
        #expect(nights.clock.slept.allSatisfy { (1...30).contains($0) })
        #expect(night.readbacks.count == 1)
        #expect(night.inbox.filter { $0.kind == .readback }.map(\.state) == [.taken])
        #expect(Self.sent(night) == 1)
        #expect(night.blocked == [])
        #expect(!night.attention.contains("readback-waiting"))
    }

    @Test("A mark that comes meanwhile ends the waiting at the next look")
    func aMarkThatComesMeanwhileEndsTheWaitingAtTheNextLook() async throws {
        let nights = try await ClockedNights()
        let file = try nights.dropReadback(secondsAgo: 0)
        nights.clock.whileAsleep { now in
            guard now >= ClockedNights.start.adding(seconds: 60) else { return }
            let mark = URL(filePath: file.path + ".done")
            try Data().write(to: mark)
            try ClockedNights.age(mark, to: now)
        }
        let night = await nights.night()
        #expect(nights.clock.slept == [30, 30])
        #expect(Self.sent(night) == 1)
    }

    @Test("One that goes on growing is waited for up to inbox.settleMinutes in all; then nothing is sent")
    func oneThatGoesOnGrowingIsWaitedForUpToInboxSettleMinutes() async throws {
        let nights = try await ClockedNights()
        let file = try nights.dropReadback(secondsAgo: 5)
        nights.clock.whileAsleep { try ClockedNights.age(file, to: $0) }
        let night = await nights.night()
        #expect(nights.clock.slept.reduce(0, +) == 600)
        #expect(night.export == nil)
        #expect(night.blocked.count == 1)
        #expect(night.blocked.first?.contains("scores.csv") == true)
        #expect(night.attention == ["blocked", "readback-waiting"])
        #expect(night.exitCode == 3)
        #expect(try nights.unread() == [])

        // It stops growing: the next night takes it, and sends.
        nights.clock.whileAsleep { _ in }
        let next = await nights.nightly(at: ClockedNights.start.adding(days: 1)).run()
        #expect(Self.sent(next) == 1)
    }

    /// What no waiting helps.
    enum Hopeless: String, CaseIterable { case ahead, cutOff, link }

    @Test("What waiting cannot help is not waited for, and nothing is sent", arguments: Hopeless.allCases)
    func whatWaitingCannotHelpIsNotWaitedFor(_ kind: Hopeless) async throws {
        let nights = try await ClockedNights()
        switch kind {
        case .ahead: try nights.dropReadback(secondsAgo: -601)
        case .cutOff: try nights.drop(Data([0x50, 0x4B, 3, 4]), "scores.zip", secondsAgo: 601)
        case .link:
            try FileManager.default.createSymbolicLink(
                atPath: nights.layout.readbackInbox.appending("scores.csv").string,
                withDestinationPath: "/etc/hostname")
        }
        let night = await nights.night()
        #expect(nights.clock.slept == [])
        #expect(night.export == nil)
        #expect(night.blocked.count == 1)
        #expect(night.attention == (kind == .link ? ["blocked"] : ["blocked", "readback-waiting"]))
    }

    @Test("A file of another kind may get its final name yet; once it has settled it is refused, and blocks")
    func aFileOfAnotherKindMayGetItsFinalNameYet() async throws {
        let nights = try await ClockedNights()
        try nights.drop(Data("a\tb\n".utf8), "scores.txt", secondsAgo: 500)
        let night = await nights.night()
        #expect(nights.clock.slept.reduce(0, +) == 100)
        #expect(night.export == nil)
        #expect(night.exitCode == 20)
        #expect(try nights.unread() == ["scores.txt"])
    }

    @Test("Gradebooks and rosters are not waited for")
    func gradebooksAndRostersAreNotWaitedFor() async throws {
        let nights = try await ClockedNights()
        for inbox in [nights.layout.gradebookInbox, nights.layout.rosterInbox] {
            let fresh = URL(filePath: inbox.appending("fresh.zip").string)
            try Data().write(to: fresh)
            try ClockedNights.age(fresh, to: nights.clock.now)
        }
        let night = await nights.night()
        #expect(nights.clock.slept == [])
        #expect(Self.sent(night) == 1)
    }

    @Test("With settleMinutes 0 nothing is waited for")
    func withSettleMinutes0NothingIsWaitedFor() async throws {
        let nights = try await ClockedNights(settleMinutes: 0)
        try nights.dropReadback(secondsAgo: -1)
        let night = await nights.night()
        #expect(nights.clock.slept == [])
        #expect(night.export == nil, "its time is ahead of the clock")
    }

    @Test("The progress says what is waited for")
    func theProgressSaysWhatIsWaitedFor() async throws {
        let nights = try await ClockedNights()
        try nights.dropReadback(secondsAgo: 570)
        let told = Mutex<[String]>([])
        _ = await nights.nightly(ProgressReport { text in told.withLock { $0.append(text) } }).run()
        #expect(told.withLock { $0 }.contains("waiting for scores.csv to settle"))
    }

    @Test("One that comes after the night has looked blocks it: nobody knows what it tells")
    func oneThatComesAfterTheNightHasLookedBlocksIt() async throws {
        let nights = try await ClockedNights()
        // Among the gradebooks, so that it is seen while the night is at work, and not before.
        let inbox = nights.layout.readbackInbox.appending("late.csv").string
        let isDropped = Mutex(false)
        let progress = ProgressReport { _ in
            guard
                isDropped.withLock({ was in
                    defer { was = true }; return !was
                })
            else { return }
            _ = FileManager.default.createFile(atPath: inbox, contents: Data("x".utf8))
        }
        try nights.dropReadback(secondsAgo: 3600)
        let night = await nights.nightly(progress).run()
        #expect(night.readbacks.count == 1)
        #expect(night.export == nil)
        #expect(night.blocked == ["late.csv was not applied: it came while the night was at work"])
        #expect(night.attention == ["blocked", "readback-waiting"])
    }
}
