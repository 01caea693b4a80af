import Domain
import DurableFiles
import Foundation
import Outcome
import Programs
import Synchronization
import TestSupport
import Testing
import Workspace

@testable import Nightly

@Suite("Read-backs that wait on another host")
struct FetchWaitingTests {
    /// A folder elsewhere, as its listing shows it.
    private final class Elsewhere: RemoteSide {
        private struct State {
            var bytes: Data
            var entry: RemoteEntry
            var failure: RemoteErrorOnce?
            var looks = 0
        }
        private let state: Mutex<State>

        init(_ bytes: Data, listed: String, name: String = "campus.csv") {
            state = Mutex(
                State(
                    bytes: bytes,
                    entry: RemoteEntry(
                        name: name, size: UInt64(bytes.count), kind: .regular, listed: listed)))
        }

        var looks: Int { state.withLock { $0.looks } }

        func fail(after looks: Int) { state.withLock { $0.failure = RemoteErrorOnce(looks: looks) } }

        func list() async throws -> [RemoteEntry] {
            try state.withLock { state in
                state.looks += 1
                if let failure = state.failure, state.looks > failure.looks { throw failure }
                return [state.entry]
            }
        }

        func run(_ operations: [RemoteOperation], localFolder: FilePath) async throws {
            for case .get(_, let name) in operations {
                let local = URL(filePath: localFolder.appending(name).string)
                try state.withLock { try $0.bytes.write(to: local) }
                try ClockedNights.age(local, to: ClockedNights.start.adding(seconds: -300))
            }
        }
    }

    private struct RemoteErrorOnce: Error { let looks: Int }

    /// - Parameter listed: the night begins on Nov 24 at 02:00.
    private static func wait(
        _ nights: ClockedNights, _ elsewhere: Elsewhere, kind: DropKind = .readback
    ) async -> FetchStep.Result {
        let source = FetchSource(
            kind: kind, place: "campus:out", pattern: NamePattern("*"), remote: elsewhere)
        let nightly = nights.nightly()
        var result = await nightly.fetchStep.run([source])
        await nightly.waitForReadbacks(since: nights.clock.now, [source], &result)
        return result
    }

    @Test("One that has still to settle there is asked for again, and fetched")
    func oneThatHasStillToSettleThereIsAskedForAgain() async throws {
        let nights = try await ClockedNights()
        let elsewhere = Elsewhere(Data("a,b\n".utf8), listed: "Nov 24 01:55")
        let result = await Self.wait(nights, elsewhere)
        #expect(result.fetched == ["readback: campus:out/campus.csv"])
        #expect(result.dropped.map(\.state) == [.taken])
        #expect(result.open.entries.isEmpty)
        // A listing tells the minute alone, so one more than ten must have passed.
        #expect(nights.clock.slept.reduce(0, +) == 360)
    }

    @Test("One that does not settle in time is told once, and is open")
    func oneThatDoesNotSettleInTimeIsToldOnceAndIsOpen() async throws {
        let nights = try await ClockedNights()
        let elsewhere = Elsewhere(Data("a,b\n".utf8), listed: "Nov 24 02:00")
        let result = await Self.wait(nights, elsewhere)
        #expect(nights.clock.slept.reduce(0, +) == 600)
        #expect(result.dropped.map(\.state) == [.waiting])
        #expect(result.open.reasons == ["campus.csv was not applied: it changed a short while ago"])
        #expect(result.open.anyWaits)
    }

    @Test("One that lies further ahead of the clock than the limit is not waited for, and is open")
    func oneThatLiesFurtherAheadOfTheClockThanTheLimit() async throws {
        let nights = try await ClockedNights()
        let elsewhere = Elsewhere(Data("a,b\n".utf8), listed: "Nov 24 02:11")
        let result = await Self.wait(nights, elsewhere)
        #expect(nights.clock.slept == [])
        #expect(elsewhere.looks == 1)
        #expect(result.open.anyWaits)
    }

    @Test("Half a zip that has settled is not waited for, and is open")
    func halfAZipThatHasSettledIsNotWaitedForAndIsOpen() async throws {
        let nights = try await ClockedNights(settleMinutes: 1)
        let elsewhere = Elsewhere(Data([0x50, 0x4B, 3, 4]), listed: "Nov 24 01:55", name: "campus.zip")
        let result = await Self.wait(nights, elsewhere)
        #expect(nights.clock.slept == [])
        #expect(result.open.reasons.first?.contains("it is not whole yet") == true)
    }

    @Test("One that was seen there and then cannot be fetched is open")
    func oneThatWasSeenThereAndThenCannotBeFetchedIsOpen() async throws {
        let nights = try await ClockedNights()
        let elsewhere = Elsewhere(Data("a,b\n".utf8), listed: "Nov 23 01:55")
        // The listing after the download fails.
        elsewhere.fail(after: 1)
        let result = await Self.wait(nights, elsewhere)
        #expect(result.failures.count == 1)
        #expect(result.open.reasons == ["campus.csv was not applied: it could not be fetched"])
    }

    @Test("A host that cannot be asked tells of no read-back: the night goes on")
    func aHostThatCannotBeAskedTellsOfNoReadBack() async throws {
        let nights = try await ClockedNights()
        let elsewhere = Elsewhere(Data(), listed: "Nov 23 01:55")
        elsewhere.fail(after: 0)
        let result = await Self.wait(nights, elsewhere)
        #expect(result.failures.count == 1)
        #expect(result.open.entries.isEmpty)
    }

    @Test("A gradebook is neither waited for nor open")
    func aGradebookIsNeitherWaitedForNorOpen() async throws {
        let nights = try await ClockedNights()
        let elsewhere = Elsewhere(Data("a,b\n".utf8), listed: "Nov 24 01:59", name: "grades.zip")
        let result = await Self.wait(nights, elsewhere, kind: .gradebook)
        #expect(nights.clock.slept == [])
        #expect(result.dropped.map(\.state) == [.waiting])
        #expect(result.open.entries.isEmpty)
    }

    @Test("What may be an export of Campus among gradebooks there is put away and blocks, once (D167)")
    func whatMayBeAnExportOfCampusAmongGradebooksThereIsPutAway() async throws {
        let nights = try await ClockedNights(settleMinutes: 0)
        let elsewhere = Elsewhere(Data("a,b\n".utf8), listed: "Nov 23 10:00", name: "scores.txt")
        let result = await Self.wait(nights, elsewhere, kind: .gradebook)
        #expect(result.dropped.map(\.state) == [.refused])
        #expect(result.failures.map(\.code) == ["input-refused"])
        #expect(result.dropped.map(\.path).allSatisfy { $0.contains("/quarantine/") })
        #expect(try nights.unread() == ["scores.txt"])
        let again = await Self.wait(nights, elsewhere, kind: .gradebook)
        #expect(again.dropped.isEmpty && again.failures.isEmpty)
    }

    @Test("One that has still to settle there may be an export of Campus, too, and is open")
    func misplacedAndWaiting() async throws {
        let nights = try await ClockedNights()
        let elsewhere = Elsewhere(Data("a,b\n".utf8), listed: "Nov 23 10:00", name: "scores.txt")
        let result = await Self.wait(nights, elsewhere, kind: .gradebook)
        #expect(result.dropped.map(\.state) == [.waiting])
        #expect(result.open.reasons.count == 1)
    }
}
