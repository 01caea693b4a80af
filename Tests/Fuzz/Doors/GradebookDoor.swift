import CSVCore
import Domain
import DurableFiles
import Inputs
import Intake

/// A gradebook export of which one file is of any bytes. Every row of Assessments.csv comes out once.
struct GradebookDoor: Door {
    private let stage: Stage
    private let scratch: Stage

    init() throws {
        stage = try Stage("gradebook")
        scratch = try Stage(nil)
    }

    func enter(_ input: UnsafeRawBufferPointer) throws {
        try stage.play(input) { folder in
            let limits = TableLimits(csv: .init(maxFieldBytes: 5_000, maxRecordBytes: 20_000, maxColumns: 64))
            let gradebook = try Gradebook(InputSet(folder), profile: Profile(), limits: limits) { _ in }
            var rows = 0
            let stream = try AssessmentStream(
                gradebook, keepsComments: true, scratchFolder: scratch.folder
            ) { _ in rows += 1 }
            while stream.nextItemRank != nil {
                var (records, comments) = ([AssessmentRecord](), RowComments())
                try stream.takeItem(into: &records, comments: &comments)
                rows += records.count
                for record in records { _ = try stream.comment(of: record, among: comments) }
            }
            precondition(rows == stream.rowCount, "rows got lost")
        }
    }
}
