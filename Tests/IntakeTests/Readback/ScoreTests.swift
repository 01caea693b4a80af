import Domain
import Testing

@testable import Intake

@Suite("What a score cell of Campus says")
struct ScoreTests {
    private func score(_ cell: String) throws -> CampusScore? {
        try Sample.extract("score", cell).readback().results().first??.score
    }

    private func points(_ text: String) throws -> CampusScore {
        .value(.points(try #require(Points(text))))
    }

    @Test("Nothing, or spaces alone, is a blank; it is never 0", arguments: ["", " ", "   "])
    func nothingOrSpacesAlone(_ cell: String) throws {
        #expect(try score(cell) == .blank)
    }

    @Test(
        "A number is a value, compared as a decimal",
        arguments: [
            ("0", "0"), ("0.0", "0"), ("8.5", "8.5"), ("8.50", "8.5"), (" 8.5 ", "8.5"), ("08.5", "8.5"),
            (".5", "0.5"), ("99999.99", "99999.99"), ("8.123456789", "8.123456789"),
        ])
    func aNumberIsAValueComparedAsADecimal(_ cell: String, _ value: String) throws {
        #expect(try score(cell) == points(value))
    }

    @Test(
        "More than nine decimals are rounded half up to nine",
        arguments: [
            ("8.300000000000001", "8.3"), ("8.299999999999999", "8.3"), ("8.1234567894", "8.123456789"),
            ("8.1234567895", "8.12345679"), ("9.9999999999", "10"), (".33333333333", "0.333333333"),
        ])
    func moreThanNineDecimalsAreRoundedHalfUpToNine(_ cell: String, _ value: String) throws {
        #expect(try score(cell) == points(value))
    }

    @Test(
        "What is no number, or none that we could have sent, stays a text",
        arguments: [
            "A-", "+-8.5", "8.5e", "E2", "-1", "-0.5", "99999.991", "100000", "8,5,1", "8,", ",5", "8..", ".",
            "+", "'", "\u{A0}",
            "8.5 %",
            "8.1234567895x", "99999999999", "NaN", "０",
        ])
    func whatIsNoNumberOrNoneThatWeCouldHaveSent(_ cell: String) throws {
        #expect(try score(cell) == .text(cell))
    }

    @Test(
        "A comma may be a point or a thousand: the row cannot be read, so nothing is frozen for it",
        arguments: ["8,5", "-8,25", "1,234"])
    func aCommaMayBeAPointOrAThousand(_ cell: String) throws {
        let row = try Sample.extract(["score": cell]).readback().rows[0].first
        #expect(row?.result == nil && row?.score == .blank)
    }

    @Test("A text loses the spaces at its ends, and what lies behind 64 characters")
    func aTextLosesTheSpacesAtItsEnds() throws {
        #expect(try score("  B plus ") == .text("B plus"))
        let long = String(repeating: "ü", count: 64)
        #expect(try score(long + "ü") == .text(long))
        #expect(try score(long) == .text(long))
    }

    @Test("A blank score with a textScore is that text; beside a score the textScore says nothing")
    func textScore() throws {
        func score(_ score: String, _ text: String) throws -> CampusScore? {
            try Sample.oneRoster(result: "s1,fully graded,\(score),\(text),,,,").readback().results()
                .first??.score
        }
        #expect(try score("", "B+") == .text("B+"))
        #expect(try score("", "  ") == .blank)
        #expect(try score("8.5", "B+") == points("8.5"))
    }

    @Test("scoreStatus exempt is the flag, and the score is still what the cell says")
    func scoreStatusExemptIsTheFlag() throws {
        func result(_ status: String, _ score: String) throws -> CampusResult? {
            try Sample.oneRoster(result: "s1,\(status),\(score),,,,,").readback().results().first ?? nil
        }
        #expect(try result("exempt", "") == CampusResult(score: .blank, flags: .exempt))
        #expect(try result("Exempt", "7") == CampusResult(score: points("7"), flags: .exempt))
        #expect(try result("not submitted", "") == CampusResult(score: .blank))
    }

    /// What is read of these rows (student, scoreStatus, score), and how many words told nothing.
    private func statuses(_ rows: [String]) throws -> (flags: [CampusFlags?], unclear: [String]) {
        var sample = Sample.oneRoster
        let header = sample.header(of: "results.csv")
        sample["results.csv"] =
            ([header] + rows.enumerated().map { "r\($0.offset),itsl_1,\($0.element),,,,," }).joined(
                separator: "\n")
            + "\n"
        let reading = try sample.readback()
        return (
            reading.rows[0].map { $0.result?.flags }, reading.findings.filter { $0.hasPrefix("score-status") }
        )
    }

    @Test("Words that may mean a flag mean one beside a score, where another score stands there as graded")
    func mappedWords() throws {
        let (flags, unclear) = try statuses([
            "s1,fully graded,8", "s2,not submitted,8", "s3,Partially Graded,8", "s4,not submitted,",
            "s5,missing,8", "s6,missing,", "s7,not submitted,B", "s8,fully graded,1", "s9,,2", "t1,,3",
        ])
        #expect(flags == [[], .missing, .incomplete, [], .missing, [], .missing, [], [], []])
        #expect(unclear.isEmpty)
    }

    @Test("Where the word stands beside every score it tells nothing, which is said once")
    func whereTheWordStandsBesideEveryScoreItTellsNothingWhichIsSaidOnce() throws {
        let (flags, unclear) = try statuses([
            "s1,not submitted,8", "s2,not submitted,7", "s3,not submitted,", "s4,partially graded,3",
        ])
        #expect(flags == [[], [], [], []])
        #expect(unclear == ["score-status results.csv 2 scoreStatus"])
    }

    @Test("A word that OneRoster does not have, and submitted, tell nothing and are said")
    func aWordThatOneRosterDoesNotHaveAndSubmittedTellNothingAndAreSaid() throws {
        let (flags, unclear) = try statuses(["s1,,8", "s2,submitted,7", "s3,ext:late,6", "s4,submitted,"])
        #expect(flags == [[], [], [], []])
        #expect(unclear == ["score-status results.csv 3 scoreStatus"])
    }

    @Test("NULL, as a database writes it, is a blank", arguments: ["NULL", "null", " Null "])
    func nullAsADatabaseWritesIt(_ cell: String) throws {
        #expect(try score(cell) == .blank)
    }

    @Test("A row that cannot be read otherwise still has its score")
    func scoreOfUnreadable() throws {
        for (cell, expected) in [("8.5", try points("8.5")), ("A", .text("A")), ("", .blank)] {
            let row = try Sample.extract(["score": cell, "missing": "maybe"]).readback().rows[0].first
            #expect(row?.result == nil && row?.score == expected)
        }
    }
}
