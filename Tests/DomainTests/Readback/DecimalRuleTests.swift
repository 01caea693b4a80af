import Domain
import Testing

@Suite("Scores are compared as decimals")
struct DecimalRuleTests {
    private func sent(_ text: String...) throws -> Scene {
        Scene(
            history: try text.enumerated().map {
                .sent(bundle: $0.offset + 1, .points(try points($0.element)))
            })
    }

    private func row(_ text: String) throws -> CampusObservation {
        DomainTests.row(.value(.points(try points(text))))
    }

    @Test("10, 10.0 and 10.00 are one value", arguments: ["10", "10.0", "10.00"])
    func of1010_0And10_00AreOneValue(_ campus: String) throws {
        for ours in ["10", "10.0", "10.00"] {
            #expect(try sent(ours).outcome(row(campus)) == .confirmed)
            #expect(try sent(ours, "9").outcome(row(campus)) == .inFlight)
        }
    }

    @Test("Where Campus keeps all decimals, every one counts")
    func whereCampusKeepsAllDecimals() throws {
        #expect(try sent("8.25").outcome(row("8.3")) == .frozen(.changed))
        #expect(try sent("8.25").outcome(row("8.250000001")) == .frozen(.changed))
    }

    @Test(
        "Where Campus keeps fewer decimals, ours are rounded half up first",
        arguments: [
            ("8.25", 1, "8.3"), ("8.24", 1, "8.2"), ("8.249999999", 1, "8.2"), ("9.95", 1, "10"),
            ("8.5", 0, "9"), ("8.49", 0, "8"), ("0.5", 0, "1"), ("33.335", 2, "33.34"), ("8", 2, "8"),
            ("99999.995", 2, "100000"),
        ])
    func whereCampusKeepsFewerDecimals(_ ours: String, _ decimals: Int, _ campus: String) throws {
        #expect(try sent(ours).decimals(decimals).outcome(row(campus)) == .confirmed)
    }

    @Test("What Campus shows is not rounded: one that is off stays off")
    func campusAsItIs() throws {
        #expect(try sent("8.25").decimals(1).outcome(row("8.2")) == .frozen(.changed))
        #expect(try sent("8.25").decimals(1).outcome(row("8.31")) == .frozen(.changed))
    }

    @Test("Our exact value is ours too, although Campus could keep fewer decimals")
    func ourExactValueIsOursToo() throws {
        #expect(try sent("8.25").decimals(1).outcome(row("8.25")) == .confirmed)
    }

    @Test("Two of ours that round alike: the latest counts first, so it is confirmed and no reversal")
    func twoOfOursThatRoundAlike() throws {
        #expect(try sent("8.3", "8.25").decimals(1).arrived(2).outcome(row("8.3")) == .confirmed)
        #expect(try sent("8.25", "8.3").decimals(1).arrived(2).outcome(row("8.3")) == .confirmed)
    }

    @Test("An earlier value of ours is known again in its rounded form")
    func anEarlierValueOfOursIsKnownAgainInItsRoundedForm() throws {
        #expect(try sent("8.25", "9").decimals(1).outcome(row("8.3")) == .inFlight)
        #expect(try sent("8.25", "9").decimals(1).arrived(2).outcome(row("8.3")) == .frozen(.reverted))
    }

    @Test(
        "Rounding is half away from zero, at every place",
        arguments: [
            ("1.5", 0, "2"), ("1.4", 0, "1"), ("0.05", 1, "0.1"), ("0.049999999", 1, "0"),
            ("1.123456789", 8, "1.12345679"), ("1.123456789", 9, "1.123456789"), ("-1.5", 0, "-2"),
            ("-1.4", 0, "-1"), ("0", 0, "0"), ("99999.99", 0, "100000"),
        ])
    func roundingIsHalfAwayFromZero(_ value: String, _ decimals: Int, _ result: String) throws {
        #expect(try points(value).rounded(toDecimals: decimals) == points(result))
    }
}
