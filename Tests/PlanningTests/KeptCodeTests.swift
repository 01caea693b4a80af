import Domain
import Outcome
import Records
import Testing

@testable import Planning

@Suite("The codes that the ledger keeps")
struct KeptCodeTests {
    @Test("They stand in the order in which the ledger sorts them: class and code as bytes, each once")
    func theyStandInTheOrderInWhichTheLedgerSortsThem() {
        let texts = KeptCode.all.map { Array("\($0.kind.rawValue)\u{0}\($0.code)".utf8) }
        #expect(zip(texts, texts.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
        let kept = PlanNotice.allCases.filter { $0.entry.scope != nil }
        #expect(texts.count < 64, "a bit for each must fit into a number")
        #expect(texts.count == HoldReason.allCases.count + RejectReason.allCases.count + kept.count)
    }

    @Test("Each is found again by what it was made of")
    func eachIsFoundAgainByWhatItWasMadeOf() {
        for reason in HoldReason.allCases {
            let place = KeptCode.place(of: .held(reason))
            #expect(place.map { KeptCode.all[$0].code } == reason.rawValue)
            #expect(place.map { KeptCode.all[$0].kind } == .held)
        }
        for reason in RejectReason.allCases {
            let place = KeptCode.place(of: .rejected(reason))
            #expect(place.map { KeptCode.all[$0].code } == reason.rawValue)
            #expect(place.map { KeptCode.all[$0].kind } == .rejected)
        }
        for disposition: Disposition in [.sent, .unchanged, .inFlight, .frozen] {
            #expect(KeptCode.place(of: disposition) == nil)
        }
    }

    @Test("News of one run are not kept")
    func newsOfOneRunAreNotKept() {
        let kept = PlanNotice.allCases.filter { KeptCode.place(of: $0) != nil }
        #expect(kept == [.scoreVanished, .leftSection, .becameExempt, .itemMissing])
    }
}
