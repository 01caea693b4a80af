import Domain
import TestSupport
import Testing

@Suite("Points that another system printed")
struct RoundedPointsTests {
    private func read(_ text: String) -> Points? {
        Points(rounding: text.utf8.span)
    }

    @Test(
        "Decimals behind the ninth are rounded half up",
        arguments: [
            ("8.1234567894", "8.123456789"), ("8.12345678949999999", "8.123456789"),
            ("8.1234567895", "8.12345679"),
            ("8.123456789500000001", "8.12345679"), ("9.9999999999", "10"), ("8.300000000000001", "8.3"),
            ("0.0000000004", "0"), ("-8.1234567895", "-8.12345679"),
        ])
    func decimalsBehindTheNinthAreRoundedHalfUp(_ text: String, _ value: String) throws {
        #expect(try read(text) == points(value))
    }

    @Test(
        "The 0 before the point may be missing", arguments: [(".5", "0.5"), (".12345678950", "0.12345679")])
    func the0BeforeThePointMayBeMissing(_ text: String, _ value: String) throws {
        #expect(try read(text) == points(value))
    }

    @Test(
        "A power of ten may follow, as .NET and Java print it",
        arguments: [
            ("1.0E1", "10"), ("1E1", "10"), ("8.5e0", "8.5"), ("8.5E-1", "0.85"),
            ("8.1234567895e1", "81.234567895"),
            ("1.2345678905E-1", "0.123456789"), ("6.666666666666667E0", "6.666666667"), ("1E+2", "100"),
            ("0E99", "0"), ("1E-99", "0"), ("-1.5E1", "-15"),
        ])
    func powerOfTen(_ text: String, _ value: String) throws {
        #expect(try read(text) == points(value))
    }

    @Test(
        "A computed number that was not nothing is no 0; nothing is, as Java prints it too",
        arguments: [("0E0", "0"), ("0.0E-3", "0"), ("1E-99", ""), ("0.00000000001", "")])
    func aComputedNumberThatWasNotNothingIsNoZero(_ text: String, _ value: String) throws {
        let expected = value.isEmpty ? nil : try points(value)
        #expect(Points(computed: text.utf8.span) == expected)
    }

    @Test(
        "Anything else that is no exact number is none here",
        arguments: [
            "", ".", "8.", "-.5", "+8.1234567895", "8.12345678x", "8.1234567891x",
            "8.1234567891.2", "1E", "E1", "1E1.0", "1E1000", "1E10", "1,0E1", "1E 1", "1EE1", "0x1p3",
            " 8.1", "x.1234567891", "9999999999.1234567891",
        ])
    func anythingElseThatIsNoExactNumberIsNoneHere(_ text: String) {
        #expect(read(text) == nil)
    }

    @Test("Property: what is exact is read as it is")
    func whatIsExactIsReadAsItIs() throws {
        var random = RandomSource()
        for _ in 0..<2_000 {
            let points = Points(
                billionths: .random(in: -99_999_990_000_000...99_999_990_000_000, using: &random))
            try #require(read(points.description) == points, "\(random)")
        }
    }
}
