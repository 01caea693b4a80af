import CSVCore
import Domain
import Testing

@Suite("Score values")
struct ScoreValueTests {
    private func json(_ value: ScoreValue) -> String {
        text { value.appendJSON(to: &$0) }
    }

    private func value(json: String) -> ScoreValue? {
        ScoreValue(json: json.utf8.span)
    }

    @Test("A number of points is a JSON number, exempt a JSON string, and both are read back")
    func aNumberOfPointsIsAJSONNumber() throws {
        #expect(json(.points(try points("8.50"))) == "8.5")
        #expect(json(.exempt) == "\"exempt\"")
        for value in [ScoreValue.exempt, .points(.zero), .points(try points("99999.99"))] {
            #expect(self.value(json: json(value)) == value)
            #expect(ScoreValue(text: value.text) == value)
        }
    }

    @Test(
        "Anything else is no score value",
        arguments: ["", "exempt", "\"Exempt\"", "null", "8,5", "\"8.5\""])
    func anythingElseIsNoScoreValue(_ text: String) {
        #expect(value(json: text) == nil)
    }

    @Test("Exempt is not zero, and not without a score")
    func exemptIsNotZeroAndNotWithoutAScore() {
        #expect(ScoreValue.exempt != .points(.zero))
        #expect(ScoreValue(text: "") == nil)
    }
}
