import PlainText
import Testing

@Suite("Text of others, as a terminal may show it")
struct PrintableTextTests {
    @Test(
        "What steers a terminal, reorders or hides text is spelt out",
        arguments: [
            ("a\u{1b}[2Jb", "a\\u{1b}[2Jb"), ("\u{9b}2J", "\\u{9b}2J"),
            ("\u{1b}]52;c;cm0=\u{7}", "\\u{1b}]52;c;cm0=\\u{7}"),
            ("9\u{202e}5", "9\\u{202e}5"), ("9\u{2066}5", "9\\u{2066}5"), ("a\u{200b}b", "a\\u{200b}b"),
            ("s5\u{200d}01", "s5\\u{200d}01"), ("a\nb", "a\\u{a}b"), ("a\r\nb", "a\\u{d}\\u{a}b"),
            ("a\u{2028}b", "a\\u{2028}b"),
        ])
    func whatSteersATerminal(_ text: String, _ shown: String) {
        #expect(text.printable == shown)
        #expect(text.printableValue == shown)
    }

    @Test(
        "Letters of every script, emoji and accents stay",
        arguments: ["Übung 3", "ก็", "👍🏽", "e\u{301}", "👩‍🏫", "می\u{200c}خواهم", ""])
    func lettersOfEveryScript(_ text: String) {
        #expect(Array(text.printableValue.unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test("Its length is counted in scalars: a heap of accents is no single character")
    func itsLengthIsCountedInScalars() {
        let heap = "a" + String(repeating: "\u{301}", count: 500_000)
        #expect(heap.printableValue.unicodeScalars.count == PrintableText.longestValue + 1)
        #expect(heap.printableValue.hasSuffix("…"))
        #expect("abc".printable(atMost: 3) == "abc")
        #expect("abcd".printable(atMost: 3) == "abc…")
        #expect("üüü".printable(atMost: 3) == "üüü")
    }

    @Test("Of a whole output the ends of lines stay, and nothing else")
    func ofAWholeOutputTheEndsOfLinesStay() {
        #expect("a\nb\n".printableLines == "a\nb\n")
        #expect("a,b\r\nc\r\n".printableLines == "a,b\r\nc\r\n")
        #expect("a\rb\nc\r".printableLines == "a\\u{d}b\nc\\u{d}")
        #expect("\u{1b}c\r\nü".printableLines == "\\u{1b}c\r\nü")
        #expect(["a\nb", "c"].printableText == "a\\u{a}b\nc")
    }
}
