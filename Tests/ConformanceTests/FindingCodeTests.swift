import Conformance
import Testing

@Suite("Codes of findings")
struct FindingCodeTests {
    @Test("A code is lower case words with hyphens", arguments: FindingCode.allCases)
    func aCodeIsLowerCaseWordsWithHyphens(_ code: FindingCode) {
        #expect(code.rawValue.wholeMatch(of: /[a-z]+(-[a-z0-9]+)*/) != nil)
    }
}
