import CSVCore
import Domain
import Testing

@Suite("The letters before ids of students")
struct PersonPrefixTests {
    @Test(
        "What stands before a whole number, or a whole word, may be such letters",
        arguments: [
            ("s101", "101", "s"), ("stu-101", "101", "stu-"), ("US/101", "101", "US/"),
            ("x/abc", "abc", "x/"),
            ("s101", "01", nil), ("sabc", "abc", nil), ("101", "101", nil), ("101", "s101", nil),
            ("s 101", "101", nil), ("s101", "", nil), (String(repeating: "s", count: 33) + "1", "1", nil),
        ] as [(String, String, String?)])
    func whatStandsBeforeAWholeNumber(ours: String, bare: String, letters: String?) {
        #expect(PersonPrefix.letters(of: ours.utf8.span, before: bare.utf8.span) == letters)
    }

    @Test(
        "The letters that most unknown persons lack are the cause, unless more of them are ours as they are written"
    )
    func theLettersThatMostUnknownPersonsLackAreTheCause() {
        var unknown = UnknownPersons()
        #expect(unknown.cause == .none)
        unknown.compare("101".utf8.span, with: "p101".utf8.span)
        for _ in 1...2 { unknown.compare("102".utf8.span, with: "s102".utf8.span) }
        unknown.compare("103".utf8.span, with: "s104".utf8.span)
        #expect(unknown.cause == .lettersMissing("s", rows: 2))
        for _ in 1...2 { unknown.compare("105".utf8.span, with: "105".utf8.span) }
        #expect(unknown.cause == .lettersTooMany(rows: 2))
    }
}
