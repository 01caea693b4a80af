import Domain
import Testing

@testable import Intake

struct DuplicateCase: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// Score and IsExempt of each row of one item and person.
    var rows: [String]
    /// The class that each row ends in, in the order of the file: `-` for one that stands.
    var classes: [String]

    init(_ name: String, _ rows: [String], _ classes: [String]) {
        testDescription = name
        self.rows = rows
        self.classes = classes
    }
}

@Suite("Rows that repeat another's item and person")
struct DuplicateTests {
    static let cases = [
        DuplicateCase("two that agree: the later one goes", ["8,", "8,"], ["-", "duplicate"]),
        DuplicateCase("8 and 8.0 agree", ["8,", "8.0,false"], ["-", "duplicate"]),
        DuplicateCase("two that differ: both go", ["8,", "9,"], ["duplicate", "duplicate"]),
        DuplicateCase("three that agree", ["8,", "8,", "8,"], ["-", "duplicate", "duplicate"]),
        DuplicateCase("the third differs", ["8,", "8,", "9,"], ["duplicate", "duplicate", "duplicate"]),
        DuplicateCase("the second differs", ["8,", "9,", "8,"], ["duplicate", "duplicate", "duplicate"]),
        DuplicateCase("a score and none differ", ["8,", ","], ["duplicate", "duplicate"]),
        DuplicateCase("none twice agree", [",", ","], ["-", "duplicate"]),
        DuplicateCase("a score and an exemption differ", ["8,", "8,true"], ["duplicate", "duplicate"]),
        DuplicateCase("exempt twice agree", [",true", ",1"], ["-", "duplicate"]),
        DuplicateCase(
            "exempt with a score and without one differ", [",true", "8,true"], ["duplicate", "duplicate"]),
        DuplicateCase("a bad one differs from everything", ["8,", "x,"], ["duplicate", "bad-score"]),
        DuplicateCase("a bad one first", ["x,", "8,"], ["bad-score", "duplicate"]),
        DuplicateCase(
            "a bad one first, then two that agree", ["x,", "8,", "8,"],
            ["bad-score", "duplicate", "duplicate"]),
        DuplicateCase("a bad one between", ["8,", "8,yes", "8,"], ["duplicate", "bad-flag", "duplicate"]),
        DuplicateCase("two bad ones keep their own codes", ["x,", "8,maybe"], ["bad-score", "bad-flag"]),
        DuplicateCase("two equally bad ones as well", ["x,", "x,"], ["bad-score", "bad-score"]),
    ]

    @Test("Where they agree the first stands, where they do not none does", arguments: cases)
    func whereTheyAgreeTheFirstStands(_ example: DuplicateCase) throws {
        var sample = Sample.gradebook
        sample["Assessments.csv"] = "GradeBookItemId,PersonId,Score,IsExempt,AssessedAt\n"
        for row in example.rows { sample.add("I1,P1,\(row),", to: "Assessments.csv") }
        let scores = try sample.scores()
        let first = scores.rows.map { code($0.verdict) }
        #expect(first + scores.repeated.map(\.rawValue) == example.classes)
        #expect(scores.rowCount == example.rows.count)
    }

    @Test("When they were assessed makes no difference")
    func whenTheyWereAssessedMakesNoDifference() throws {
        var sample = Sample.gradebook
        sample.add("I1,P1,8.5,2026-11-03T12:00:00Z", to: "Assessments.csv")
        let scores = try sample.scores()
        #expect(scores.rows.map { code($0.verdict) } == ["-"])
        #expect(scores.repeated == [.duplicate])
    }

    @Test("The first is the first in the file, wherever the rows of others stand between")
    func theFirstIsTheFirstInTheFile() throws {
        var sample = Sample.gradebook
        sample["Assessments.csv"] = "GradeBookItemId,PersonId,Score,AssessedAt,Comment\n"
        for row in ["I1,P2,1,,", "I1,P1,8,,first", "I1,P2,1,,", "I1,P1,8,,second"] {
            sample.add(row, to: "Assessments.csv")
        }
        let scores = try sample.scores(keepsComments: true)
        #expect(scores.rows.map(\.person) == ["P1", "P2"])
        #expect(scores.rows.map(\.comment) == ["first", nil])
        #expect(scores.repeated == [.duplicate, .duplicate])
    }

    private func code(_ verdict: RowVerdict) -> String {
        if case .rejected(let reason) = verdict { reason.rawValue } else { "-" }
    }
}
