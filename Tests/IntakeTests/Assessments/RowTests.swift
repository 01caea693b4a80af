import Domain
import Testing

@testable import Inputs
@testable import Intake

struct RowCase: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// Score, AssessedAt and IsExempt, as they stand in the file.
    var cells: String
    var verdict: RowVerdict

    init(_ cells: String, _ verdict: RowVerdict) {
        testDescription = cells
        self.cells = cells
        self.verdict = verdict
    }
}

@Suite("What one Assessments row says")
struct RowTests {
    static let cases = [
        RowCase("8.5,2026-10-03T12:00:00Z,", .score(Points(billionths: 8_500_000_000))),
        RowCase("8.50,,false", .score(Points(billionths: 8_500_000_000))),
        RowCase("0,,", .score(.zero)),
        RowCase("99999.99,,0", .score(Points(billionths: 99_999_990_000_000))),
        RowCase(",,", .noScore),
        RowCase(",2026-10-03T12:00:00Z,false", .noScore),
        RowCase(",,true", .exempt),
        RowCase("7,,1", .exempt),
        RowCase("\"8,5\",,", .rejected(.badScore)),
        RowCase("-1,,", .rejected(.badScore)),
        RowCase("100000,,", .rejected(.badScore)),
        RowCase("99999.991,,", .rejected(.badScore)),
        RowCase("A,,", .rejected(.badScore)),
        RowCase(" ,,", .rejected(.badScore)),
        RowCase("8.1234567891,,", .score(Points(billionths: 8_123_456_789))),
        RowCase("6.666666666666667,,", .score(Points(billionths: 6_666_666_667))),
        RowCase("9.999999999999998,,", .score(Points(billionths: 10_000_000_000))),
        RowCase("1.0E1,,", .score(Points(billionths: 10_000_000_000))),
        RowCase("1E6,,", .rejected(.badScore)),
        RowCase("1e-400,,", .rejected(.badScore)),
        RowCase("-0.00000000001,,", .rejected(.badScore)),
        RowCase(".5,,", .rejected(.badScore)),
        RowCase("\"1,5E1\",,", .rejected(.badScore)),
        RowCase("8.5,yesterday,", .rejected(.badDate)),
        RowCase("8.5,2026-10-03,", .score(Points(billionths: 8_500_000_000))),
        RowCase("8.5,10/03/2026,", .rejected(.badDate)),
        RowCase("8.5,,yes", .rejected(.badFlag)),
        RowCase("x,yesterday,yes", .rejected(.badScore)),
        RowCase("8.5,yesterday,yes", .rejected(.badDate)),
        RowCase("x,,true", .rejected(.badScore)),
    ]

    @Test("A score, none, an exemption, or the first thing that is wrong with it", arguments: cases)
    func aScoreNoneAnExemption(_ example: RowCase) throws {
        var sample = Sample.gradebook
        sample["Assessments.csv"] =
            "GradeBookItemId,PersonId,Score,AssessedAt,IsExempt\nI1,P1,\(example.cells)\n"
        #expect(try sample.scores().rows.map(\.verdict) == [example.verdict])
    }

    @Test("Without the column IsExempt nobody is exempt")
    func withoutTheColumnIsExemptNobodyIsExempt() throws {
        #expect(
            try Sample.gradebook.scores().rows.map(\.verdict) == [.score(Points(billionths: 8_500_000_000))])
    }

    @Test("A row of an item that is not in the export is unknown-item, before its values are looked at")
    func unknownItem() throws {
        var sample = Sample.gradebook
        sample.add("I9,P1,x,yesterday", to: "Assessments.csv")
        let scores = try sample.scores()
        #expect(scores.unknownItems.map { "\($0.itemID) \($0.personID) \($0.line)" } == ["I9 P1 3"])
        #expect(scores.rowCount == 2)
        #expect(scores.rows.count == 1)
    }

    @Test("A row of a person whom nothing else names is read like any other, behind all others")
    func aRowOfAPersonWhomNothingElseNamesIsReadLikeAny() throws {
        var sample = Sample.gradebook
        sample["Assessments.csv"] = "GradeBookItemId,PersonId,Score,AssessedAt\n"
        for row in ["I1,A9,x,", "I1,A8,7,", "I1,P1,8,", "I1,A8,7,", "I1,A9,7,"] {
            sample.add(row, to: "Assessments.csv")
        }
        let scores = try sample.scores()
        #expect(scores.rows.map(\.person) == ["P1", "A9", "A8"])
        #expect(
            scores.rows.map(\.verdict) == [
                .score(Points(whole: 8)), .rejected(.badScore), .score(Points(whole: 7)),
            ])
        #expect(scores.repeated == [.duplicate, .duplicate])
        #expect(scores.unknownItems.isEmpty)
    }

    @Test("Such a person is in no section and no student of Campus")
    func suchAPersonIsInNoSectionAndNoStudentOfCampus() throws {
        let gradebook = try Sample.gradebook.gradebook().gradebook
        let rank = gradebook.rank(ofUnlisted: "A9".utf8.span)
        #expect(rank == 2 && gradebook.personID(atRank: rank) == "A9")
        #expect(gradebook.sections(ofPerson: rank).isEmpty)
        #expect(gradebook.student(ofPerson: rank) == nil)
    }

    @Test("A row knows its line in the file and when it was assessed")
    func aRowKnowsItsLineInTheFileAndWhenItWasAssessed() throws {
        try withTemporaryFolder { folder in
            try Sample.gradebook.write(to: folder)
            let gradebook = try Gradebook(try InputSet(folder), profile: Profile()) { _ in }
            let stream = try AssessmentStream(gradebook, keepsComments: false, scratchFolder: folder) { _ in }
            var (records, verdicts): ([AssessmentRecord], [RowVerdict]) = ([], [])
            _ = try stream.readItem(into: &records, verdicts: &verdicts) { _, _ in }
            #expect(records.map(\.lineNumber) == [2])
            #expect(records.map { $0.assessed?.description } == ["2026-10-03T12:00:00.000Z"])
        }
    }
}
