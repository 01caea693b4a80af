import PlainText
import Testing

@Suite("Numbers, months and escapes in text")
struct PlainWordsTests {
    @Test(
        "Digits stand in groups of three",
        arguments: [
            (0, "0"), (999, "999"), (1000, "1,000"), (61_400, "61,400"), (-999, "-999"), (-1000, "-1,000"),
            (Int.max, "9,223,372,036,854,775,807"), (Int.min, "-9,223,372,036,854,775,808"),
        ])
    func digitsStandInGroupsOfThree(value: Int, text: String) {
        #expect(GroupedDigits.text(value) == text)
    }

    @Test("The short name of a month is three letters of it")
    func theShortNameOfAMonthIsThreeLettersOfIt() {
        #expect(
            MonthNames.short == [
                "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
            ])
        #expect(MonthNames.full.first == "January" && MonthNames.full.last == "December")
    }

    @Test("JSON escapes a scalar by its units of UTF-16, four digits each")
    func jsonEscapesAScalarByItsUnitsOfUTF16() {
        #expect(("\u{1b}" as Unicode.Scalar).jsonEscape == "\\u001b")
        #expect(("\u{202e}" as Unicode.Scalar).jsonEscape == "\\u202e")
        #expect(("\u{e0001}" as Unicode.Scalar).jsonEscape == "\\udb40\\udc01")
    }
}
