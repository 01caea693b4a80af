import Glibc
import Synchronization
import Testing

@testable import Workers

@Suite("Work that several threads do, taken in its order")
struct OrderedWorkTests {
    private struct Fault: Error, Equatable {
        let number: Int
    }

    /// Takes long for low numbers, so that later work is done first.
    private func work(_ number: Int) -> Int {
        var sum = 0
        for step in 0..<((50 - number) * 2_000) { sum &+= step ^ number }
        return sum == .min ? -1 : number
    }

    @Test(
        "Results come in the order in which the work was given, with any number of threads",
        arguments: [1, 2, 3, 8])
    func resultsComeInTheOrderInWhichTheWorkWasGiven(threads: Int) throws {
        let lane = OrderedWork<Int>(threads: threads, ahead: 6)
        var taken: [Int] = []
        for number in 0..<50 {
            if lane.isFull, let number = try lane.take() { taken.append(number) }
            lane.give { work(number) }
        }
        while let number = try lane.take() { taken.append(number) }
        #expect(taken == Array(0..<50))
        #expect(lane.isEmpty)
    }

    @Test(
        "Run to its end it hands on every result once, in order, and no piece is asked for behind the end",
        arguments: [1, 2, 3, 8])
    func runToItsEndItHandsOnEveryResultOnce(threads: Int) throws {
        var (given, ends, taken) = (0, 0, [Int]())
        try OrderedWork<Int>(threads: threads, ahead: 6).run {
            guard given < 50 else {
                ends += 1
                return nil
            }
            let number = given
            given += 1
            return { work(number) }
        } _: {
            taken.append($0)
        }
        #expect(taken == Array(0..<50))
        #expect(ends == 1)
    }

    @Test("Those who work ahead give way to whoever takes their results", arguments: [1, 2, 8])
    func thoseWhoWorkAheadGiveWayToWhoeverTakesTheirResults(threads: Int) throws {
        let process = __priority_which_t(PRIO_PROCESS.rawValue)
        let (program, own) = (getpriority(process, id_t(getpid())), getpriority(process, 0))
        let lane = OrderedWork<Int32>(threads: threads, ahead: 1)
        lane.give { getpriority(process, 0) }
        #expect(try lane.take() == (threads == 1 ? own : min(program + 5, 19)))
        #expect(getpriority(process, 0) == own)
    }

    @Test("With one thread the work is done when it is taken, and not before")
    func withOneThreadTheWorkIsDoneWhenItIsTakenAndNotBefore() throws {
        let done = Mutex(0)
        let lane = OrderedWork<Int>(threads: 1, ahead: 6)
        lane.give {
            done.withLock {
                $0 += 1; return $0
            }
        }
        #expect(done.withLock { $0 } == 0)
        #expect(lane.isFull)
        #expect(try lane.take() == 1)
    }

    @Test("An error comes out where the work's result would, and the work behind it is still to be had")
    func anErrorComesOutWhereTheWorksResultWould() throws {
        let lane = OrderedWork<Int>(threads: 2, ahead: 6)
        for number in 0..<4 {
            lane.give {
                if number == 1 { throw Fault(number: number) }
                return number
            }
        }
        #expect(try lane.take() == 0)
        #expect(throws: Fault(number: 1)) { try lane.take() }
        #expect(try lane.take() == 2)
        #expect(try lane.take() == 3)
        #expect(try lane.take() == nil)
    }

    @Test("No more is at work than was allowed")
    func noMoreIsAtWorkThanWasAllowed() throws {
        let lane = OrderedWork<Int>(threads: 2, ahead: 3)
        for number in 0..<3 { lane.give { number } }
        #expect(lane.isFull)
        _ = try lane.take()
        #expect(!lane.isFull)
    }
}
