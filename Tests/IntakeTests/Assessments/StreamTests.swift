import Domain
import TestSupport
import Testing

@testable import Intake

@Suite("The scores of an export, in the order of a bundle")
struct StreamTests {
    /// Ten items and thirty students, every fourth person without a student, each with one score.
    private func district() -> (sample: Sample, rows: [String]) {
        var sample = Sample.gradebook
        sample["GradebookItems.csv"] = sample.header(of: "GradebookItems.csv") + "\n"
        sample["Persons.csv"] = "PersonId,SyncKey\n"
        for item in 1...10 { sample.add("\(item),C1,Essay,Test,-1,10,T1,", to: "GradebookItems.csv") }
        for person in 1...30 {
            sample.add("P\(person)," + (person % 4 == 0 ? "" : "s\(person * 7 % 31)"), to: "Persons.csv")
        }
        sample["CourseGroupMembers.csv"] = sample.header(of: "CourseGroupMembers.csv") + "\n"
        sample["Assessments.csv"] = "GradeBookItemId,PersonId,Score,AssessedAt,Comment\n"
        let rows = (1...10).flatMap { item in
            (1...30).map { "\(item),P\($0),\($0 * item % 11),,\"note \($0), of \(item)\"" }
        }
        return (sample, rows)
    }

    @Test("Property: rows in any order come back by item and student, each with its own comment")
    func anyOrder() throws {
        var random = RandomSource()
        let (sample, rows) = district()
        var (sorted, shuffled) = (sample, sample)
        for row in rows { sorted.add(row, to: "Assessments.csv") }
        for row in rows.shuffled(using: &random) { shuffled.add(row, to: "Assessments.csv") }
        let (one, other) = (try sorted.scores(keepsComments: true), try shuffled.scores(keepsComments: true))
        #expect(one.rows.count == 300)
        #expect(one.rows == other.rows, "\(random)")
        #expect(
            one.rows.map(\.item)
                == ["1", "10", "2", "3", "4", "5", "6", "7", "8", "9"].flatMap { item in
                    (0..<30).map { _ in item }
                })
        #expect(one.rows.allSatisfy { $0.comment == "note \($0.person.dropFirst()), of \($0.item)" })
    }

    @Test("Comments are not even read where they are not wanted")
    func commentsAreNotEvenReadWhereTheyAreNotWanted() throws {
        var (sample, rows) = district()
        for row in rows { sample.add(row, to: "Assessments.csv") }
        #expect(try sample.scores().rows.allSatisfy { $0.comment == nil })
    }

    @Test("An empty comment is none; a line break in one is kept")
    func anEmptyCommentIsNone() throws {
        var sample = Sample.gradebook
        sample["Assessments.csv"] =
            "GradeBookItemId,PersonId,Score,AssessedAt,Comment\nI1,P1,8,,\nI1,P2,8,,\"Well\ndone 👍🏽\"\n"
        #expect(try sample.scores(keepsComments: true).rows.map(\.comment) == [nil, "Well\ndone 👍🏽"])
    }

    @Test("The scratch folder never shows a file")
    func theScratchFolderNeverShowsAFile() throws {
        var (sample, rows) = district()
        for row in rows { sample.add(row, to: "Assessments.csv") }
        #expect(try sample.scores(keepsComments: true).leftNothingInScratch)
    }

    @Test("An export without any score is read to its end")
    func anExportWithoutAnyScoreIsReadToItsEnd() throws {
        var sample = Sample.gradebook
        sample["Assessments.csv"] = "GradeBookItemId,PersonId,Score,AssessedAt\n"
        let scores = try sample.scores()
        #expect(scores.rows.isEmpty && scores.rowCount == 0)
    }
}
