public import Inputs

/// Where the comment of one Assessments row lies in the comments' scratch file.
public struct CommentRecord: Sendable, SortableRecord {
    /// As in the row's `AssessmentRecord`.
    let key: UInt64
    let line: Int
    let place: Int64

    func isOf(_ record: AssessmentRecord) -> Bool { key == record.key && line == record.lineNumber }

    public static func isInOrder(_ a: CommentRecord, _ b: CommentRecord) -> Bool {
        a.key != b.key ? a.key < b.key : a.line < b.line
    }
}

/// The comments of some rows, in the rows' order.
public struct RowComments: Sendable {
    var records: [CommentRecord] = []

    public init() {}

    func place(of row: AssessmentRecord) -> Int64? {
        var (low, high) = (0, records.count)
        while low < high {
            let middle = (low + high) / 2
            let comment = records[middle]
            if comment.isOf(row) { return comment.place }
            let isBefore = comment.key != row.key ? comment.key < row.key : comment.line < row.lineNumber
            if isBefore { low = middle + 1 } else { high = middle }
        }
        return nil
    }
}
