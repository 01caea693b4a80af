import Domain
import DurableFiles

@testable import Inputs
@testable import Intake

/// Everything that a gradebook export says of its scores, in the order in which it is given.
struct Scores {
    struct Row: Equatable {
        var item: String
        var person: String
        var verdict: RowVerdict
        var comment: String?
    }

    var rows: [Row] = []
    var repeated: [RejectReason] = []
    var unknownItems: [AssessmentStream.UnknownItemRow] = []
    var rowCount = 0
    var leftNothingInScratch = false
}

extension Sample {
    func scores(keepsComments: Bool = false) throws -> Scores {
        try withTemporaryFolder { folder in
            let input = try makeFolder(folder.appending("input"))
            try write(to: input)
            return try readScores(of: InputSet(input), keepsComments: keepsComments, in: folder)
        }
    }
}

func readScores(
    of set: InputSet, profile: Profile = Profile(), keepsComments: Bool = false, in folder: FilePath
) throws -> Scores {
    let scratch = try makeFolder(folder.appending("scratch"))
    let gradebook = try Gradebook(set, profile: profile) { _ in }
    var scores = Scores()
    let stream = try AssessmentStream(gradebook, keepsComments: keepsComments, scratchFolder: scratch) {
        scores.unknownItems.append($0)
    }
    scores.rowCount = stream.rowCount
    var records: [AssessmentRecord] = []
    var verdicts: [RowVerdict] = []
    while let rank = stream.nextItemRank {
        let comments = try stream.readItem(into: &records, verdicts: &verdicts) {
            scores.repeated.append($1)
        }
        for (record, verdict) in zip(records, verdicts) {
            scores.rows.append(
                Scores.Row(
                    item: gradebook.item(atRank: rank).id,
                    person: gradebook.personID(atRank: record.personRank),
                    verdict: verdict, comment: try stream.comment(of: record, among: comments)))
        }
    }
    scores.leftNothingInScratch = try isEmpty(scratch)
    return scores
}

extension AssessmentStream {
    /// The rows of the next item, one for each person.
    func readItem(
        into records: inout [AssessmentRecord], verdicts: inout [RowVerdict],
        repeated: (AssessmentRecord, RejectReason) throws -> Void
    ) throws -> RowComments {
        var rows: [AssessmentRecord] = []
        var comments = RowComments()
        try takeItem(into: &rows, comments: &comments)
        records.removeAll()
        verdicts.removeAll()
        try RepeatedRows.resolve(rows[...], into: &records, verdicts: &verdicts, repeated: repeated)
        return comments
    }
}
