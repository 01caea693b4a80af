import Domain
import Testing

@Suite("What is new and goes out")
struct SendingTests {
    private func disposition(
        _ verdict: RowVerdict, known: KnownResult?, sendsExemptions: Bool = false
    ) throws -> Disposition {
        var situation = try Situation()
        situation.candidate.verdict = verdict
        situation.known = known
        situation.sendsExemptions = sendsExemptions
        return situation.disposition
    }

    private func score(_ text: String) throws -> RowVerdict { .score(try points(text)) }

    private func sent(_ text: String, confirmed: Bool = false) throws -> KnownResult {
        KnownResult(latest: .points(try points(text)), isConfirmed: confirmed)
    }

    @Test("A score that was never sent is sent")
    func aScoreThatWasNeverSentIsSent() throws {
        #expect(try disposition(score("8.5"), known: nil) == .sent)
        #expect(try disposition(score("8.5"), known: KnownResult(latest: nil)) == .sent)
    }

    @Test("Zero is a score")
    func zeroIsAScore() throws {
        #expect(try disposition(score("0"), known: nil) == .sent)
    }

    @Test("The same score again is in flight until Campus has shown it, and unchanged from then on")
    func theSameScoreAgainIsInFlightUntilCampusHasShownIt() throws {
        #expect(try disposition(score("8.5"), known: sent("8.5")) == .inFlight)
        #expect(try disposition(score("8.5"), known: sent("8.5", confirmed: true)) == .unchanged)
    }

    @Test("8.50 is not a change of 8.5")
    func of8_50IsNotAChangeOf8_5() throws {
        #expect(try disposition(score("8.50"), known: sent("8.5", confirmed: true)) == .unchanged)
    }

    @Test("A changed score is sent, whether Campus has shown the last one or not")
    func aChangedScoreIsSent() throws {
        #expect(try disposition(score("9"), known: sent("8.5")) == .sent)
        #expect(try disposition(score("9"), known: sent("8.5", confirmed: true)) == .sent)
    }

    @Test("A, then B, then A again: what counts is the value sent last")
    func aThenBThenAAgainWhatCountsIsTheValueSentLast() throws {
        #expect(try disposition(score("1"), known: nil) == .sent)
        #expect(try disposition(score("2"), known: sent("1", confirmed: true)) == .sent)
        #expect(try disposition(score("1"), known: sent("2")) == .sent)
        #expect(try disposition(score("1"), known: sent("1")) == .inFlight)
    }

    @Test("Without a score nothing is sent, and it is never taken for 0")
    func noScore() throws {
        #expect(try disposition(.noScore, known: nil) == .held(.noScore))
        #expect(try disposition(.noScore, known: sent("0", confirmed: true)) == .held(.noScore))
    }

    @Test("An exempt student is held in 1.1, which cannot say it")
    func anExemptStudentIsHeldIn1_1() throws {
        #expect(try disposition(.exempt, known: nil) == .held(.exempt))
        #expect(try disposition(.exempt, known: sent("7", confirmed: true)) == .held(.exempt))
    }

    @Test("Where 1.2 sends exemptions, one is sent once, and again after a score")
    func where1_2SendsExemptions() throws {
        #expect(try disposition(.exempt, known: nil, sendsExemptions: true) == .sent)
        #expect(try disposition(.exempt, known: sent("7"), sendsExemptions: true) == .sent)
        #expect(
            try disposition(.exempt, known: KnownResult(latest: .exempt), sendsExemptions: true)
                == .inFlight)
        let confirmed = KnownResult(latest: .exempt, isConfirmed: true)
        #expect(try disposition(.exempt, known: confirmed, sendsExemptions: true) == .unchanged)
        #expect(try disposition(score("7"), known: confirmed, sendsExemptions: true) == .sent)
    }

    @Test("The value sent is the row's own; a row without one sends none")
    func theValueSentIsTheRowsOwn() throws {
        let classifier = Classifier(sendsExemptions: true)
        #expect(try classifier.value(of: score("8.50")) == .points(points("8.5")))
        #expect(classifier.value(of: .exempt) == .exempt)
        #expect(classifier.value(of: .noScore) == nil)
        #expect(classifier.value(of: .rejected(.badScore)) == nil)
        #expect(Classifier().value(of: .exempt) == nil)
    }
}
