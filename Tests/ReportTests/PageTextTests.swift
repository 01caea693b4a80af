import Foundation
import TestSupport
import Testing

@testable import Report

@Suite("Text in the page is text, whatever it holds")
struct PageTextTests {
    private static let five: [(Character, String)] = [
        ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;"),
    ]

    @Test("Each of the five characters that mean something in HTML is escaped, at any place")
    func eachOfTheFiveCharactersThatMeanSomethingInHTMLIsEscaped() {
        for (character, escaped) in Self.five {
            #expect(PageText.escaped(String(character)) == escaped)
            #expect(PageText.escaped("a\(character)b\(character)") == "a\(escaped)b\(escaped)")
        }
        #expect(
            PageText.escaped("<script>alert('&')</script>")
                == "&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;")
    }

    @Test(
        "Also where Swift takes it and what follows for one character",
        arguments: [
            "\u{301}", "\u{20DD}", "\u{FE0F}", "\u{200D}", "\u{338}", "\u{E0001}",
        ])
    func alsoWhereSwiftTakesItAndWhatFollowsForOneCharacter(mark: String) {
        for (character, escaped) in Self.five {
            #expect(
                Array(PageText.escaped("\(character)\(mark)").utf8) == Array((escaped + mark).utf8),
                "\(character) with U+\(mark.unicodeScalars.map { String($0.value, radix: 16) })")
        }
    }

    @Test("A control character shows as a replacement; a tab and line ends stay")
    func aControlCharacterShowsAsAReplacement() {
        for value in UInt8(0)..<32 where ![9, 10, 13].contains(value) {
            #expect(PageText.escaped("a\(Unicode.Scalar(value))b") == "a\u{FFFD}b", "\(value)")
        }
        #expect(PageText.escaped("\u{7F}") == "\u{FFFD}")
        #expect(PageText.escaped("a\tb\nc\r\nd") == "a\tb\nc\r\nd")
    }

    @Test("Nothing else is touched: other scripts, marks of direction, emoji")
    func nothingElseIsTouched() {
        let text = "Größe, 成績, שלום, \u{202E}gnp.exe\u{202C}, 👩‍👩‍👧‍👦, e\u{301}, `{{{style}}}`"
        #expect(PageText.escaped(text) == text)
    }

    @Test("10,000 characters stay 10,000 characters")
    func of10000CharactersStay10000Characters() {
        #expect(PageText.escaped(String(repeating: "x", count: 10_000)).count == 10_000)
        let marks = PageText.escaped(String(repeating: "<\u{301}", count: 10_000))
        #expect(marks.utf8.count == 10_000 * ("&lt;".utf8.count + 2))
        #expect(!marks.utf8.contains(UInt8(ascii: "<")))
    }

    @Test(
        "What Python's parser makes of it in an element and in an attribute is the text, and no tag but ours")
    func parsedBack() throws {
        var random = RandomSource()
        let pieces = [
            "<", ">", "&", "\"", "'", "&amp;", "&#39;", "</p>", "<script>", "<!--", "-->", "]]>", "\u{301}",
            "\u{338}",
            " onload=x ", "\t", "\n", "é", "😀", "\u{202E}", "a", ";", "/", "=", "javascript:", "{{", "}}",
            "`",
        ]
        let texts = (0..<300).map { _ in
            (0..<random.number(0...12)).map { _ in random.pick(pieces, else: "") }.joined()
        }
        let read = try Markup.read(texts.map(PageText.escaped))
        try #require(read.count == texts.count)
        for (text, read) in zip(texts, read) {
            let scalars = Array(text.unicodeScalars)
            #expect(Array(read.text.unicodeScalars) == scalars, "\(random)")
            #expect(Array(read.attribute.unicodeScalars) == scalars, "\(random)")
            #expect(read.tags == ["p"], "\(text): \(random)")
        }
    }
}
