import Foundation
import TestSupport
import Testing
import Workspace

@Suite("Names of files to fetch")
struct NamePatternTests {
    @Test(
        "* stands for any characters, ? for exactly one, everything else for itself",
        arguments: [
            ("roster*.zip", "roster.zip", true), ("roster*.zip", "roster-2026.zip", true),
            ("roster*.zip", "roster-2026.zip.part", false), ("roster*.zip", "old-roster.zip", false),
            ("roster?.zip", "roster1.zip", true), ("roster?.zip", "roster.zip", false),
            ("roster?.zip", "rosterä.zip", true), ("*", "", true), ("", "", true), ("", "a", false),
            ("a.c", "abc", false), ("[ab]", "a", false), ("[ab]", "[ab]", true), ("*a*b*", "xxaxxbxx", true),
            ("*ab", "aab", true), ("*?", "", false), ("?*?", "ab", true), ("Roster.zip", "roster.zip", false),
        ])
    func standsForAnyCharacters(pattern: String, name: String, fits: Bool) {
        #expect(NamePattern(pattern).matches(name) == fits)
    }

    @Test("Of random patterns and names it says what a regular expression says")
    func asRegularExpression() throws {
        var random = RandomSource()
        let letters = ["a", "b", ".", "é", "-"]
        for _ in 1...20_000 {
            let pattern = (0..<random.number(0...7)).map { _ in
                random.pick(letters + ["*", "*", "?"], else: "a")
            }
            let name = (0..<random.number(0...9)).map { _ in random.pick(letters, else: "a") }
            let expression = pattern.map { letter in
                switch letter {
                case "*": ".*"
                case "?": "."
                default: NSRegularExpression.escapedPattern(for: letter)
                }
            }
            let oracle = try NSRegularExpression(pattern: "\\A(?:\(expression.joined()))\\z")
            let text = name.joined()
            let expected = oracle.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
            #expect(
                NamePattern(pattern.joined()).matches(text) == expected,
                "\(pattern.joined()) on \(text); \(random)")
        }
    }

    @Test("A pattern of many stars is decided at once, and does not try every way")
    func manyStars() {
        let pattern = NamePattern(String(repeating: "*a", count: 40) + "b")
        #expect(!pattern.matches(String(repeating: "a", count: 4000)))
    }
}
