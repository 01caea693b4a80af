import Domain
import TestSupport
import Testing

@Suite("Points")
struct PointsTests {
    @Test(
        "A score is sent in its canonical form",
        arguments: [
            ("8.50", "8.5"), ("10.0", "10"), ("0", "0"), ("0.0", "0"), ("99999.99", "99999.99"),
            ("007", "7"),
            ("0.000000001", "0.000000001"), ("1.123456789", "1.123456789"), ("100", "100"),
            ("1.10000000000000", "1.1"), ("-0", "0"), ("-0.00", "0"), ("-2.50", "-2.5"), ("-0.5", "-0.5"),
            ("999999999.999999999", "999999999.999999999"),
        ])
    func aScoreIsSentInItsCanonicalForm(_ given: String, _ sent: String) {
        #expect(Points(given)?.description == sent)
    }

    @Test(
        "Anything else is no number of points",
        arguments: [
            "", " ", " 8", "8 ", "8,5", "+8", "8e1", "8E1", ".5", "5.", "-", "-.5", ".", "--8", "8.5.1",
            "8..5",
            "1 000", "1,000.5", "0x10", "NaN", "inf", "８", "8\u{0}", "1.1234567891", "1000000000",
            "99999999999999999999999999", "8.-5", "8.5-", "half",
        ])
    func anythingElseIsNoNumberOfPoints(_ given: String) {
        #expect(Points(given) == nil)
    }

    @Test("10, 10.0 and 10.00 are equal, and so are their hashes")
    func of1010_0And10_00AreEqual() throws {
        #expect(try Set([points("10"), points("10.0"), points("10.00")]).count == 1)
        #expect(try points("10") != points("10.000000001"))
    }

    @Test("Points are exact: a tenth ten times is one")
    func pointsAreExactATenthTenTimesIsOne() throws {
        #expect(try points("0.1").billionths * 10 == points("1").billionths)
        #expect(try points("8.1").description == "8.1")
    }

    @Test("Points compare by size, not by text")
    func pointsCompareBySize() throws {
        #expect(try points("9.5") < points("10"))
        #expect(try points("-1") < .zero)
        #expect(try points("0.000000001") > .zero)
    }

    @Test("A score is 0 to 99999.99", arguments: ["0", "-0", "0.000000001", "99999.99", "99999.990"])
    func aScoreIs0To99999point99(_ text: String) throws {
        #expect(Points.scoreRange.contains(try points(text)))
    }

    @Test(
        "Outside of that it is none",
        arguments: ["-0.000000001", "99999.990000001", "99999.991", "100000"])
    func outOfRange(_ text: String) throws {
        #expect(!Points.scoreRange.contains(try points(text)))
    }

    @Test("A whole number of points is what its digits say")
    func aWholeNumberOfPointsIsWhatItsDigitsSay() throws {
        #expect(Points(whole: 12) == (try points("12")))
        #expect(Points(whole: 0) == .zero)
    }

    @Test("Property: text, points, text gives the canonical form of that text")
    func textPointsTextGivesTheCanonicalFormOfThatText() throws {
        var random = RandomSource()
        for _ in 0..<5_000 {
            let (given, canonical) = Self.decimal(&random)
            let read = try #require(Points(given), "\(given), \(random)")
            try #require(read.description == canonical, "\(given), \(random)")
            try #require(Points(canonical) == read, "\(given), \(random)")
        }
    }

    /// A decimal as someone may write it, and the same by the rule: no zeros behind, no minus before zero.
    private static func decimal(_ random: inout RandomSource) -> (given: String, canonical: String) {
        let digits = Int.random(in: 1...9, using: &random)
        let whole = Int.random(
            in: 0..<(0..<digits).reduce(1) { power, _ in power * 10 }, using: &random)
        let fraction = (0..<Int.random(in: 0...9, using: &random)).map { _ in
            Bool.random(using: &random) ? 0 : Int.random(in: 0...9, using: &random)
        }
        let kept = fraction.reversed().drop { $0 == 0 }.reversed()
        let sign = Bool.random(using: &random) ? "-" : ""
        func text(_ sign: String, _ fraction: some Collection<Int>) -> String {
            sign + "\(whole)" + (fraction.isEmpty ? "" : "." + fraction.map(String.init).joined())
        }
        return (text(sign, fraction), text(whole == 0 && kept.isEmpty ? "" : sign, kept))
    }
}
