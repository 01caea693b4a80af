import Domain
import Testing

@Suite("What was sent of one result")
struct SendHistoryTests {
    private func history(_ entries: SendHistory.Entry...) -> SendHistory { SendHistory(entries) }

    @Test("The latest is the value of the last send, with its bundle")
    func theLatestIsTheValueOfTheLastSend() {
        let twice = history(.sent(bundle: 1, score(8)), .sent(bundle: 4, score(9)))
        #expect(twice.latest == score(9) && twice.latestBundle == 4)
        #expect(history().latest == nil && history().latestBundle == nil)
    }

    @Test("A release leaves no latest until something is sent again")
    func aReleaseLeavesNoLatestUntilSomethingIsSentAgain() {
        let released = history(.sent(bundle: 1, score(8)), .released)
        #expect(released.latest == nil && released.latestBundle == nil && released.latestCarriers.isEmpty)
        let again = history(.sent(bundle: 1, score(8)), .released, .sent(bundle: 3, score(8)))
        #expect(again.latest == score(8) && again.latestCarriers == [3])
    }

    @Test("Since it became the latest: every bundle behind the last other value, rising")
    func sinceItBecameTheLatest() {
        let history = history(
            .sent(bundle: 1, score(8)), .sent(bundle: 2, score(9)), .sent(bundle: 4, score(8)),
            .sent(bundle: 7, score(8)))
        #expect(history.latestCarriers == [4, 7])
        #expect(history.carriers { $0 == score(8) } == [1, 4, 7])
        #expect(history.carriers { $0 == score(9) } == [2])
        #expect(history.carriers { $0 == .exempt }.isEmpty)
    }
}
