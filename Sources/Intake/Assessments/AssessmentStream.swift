public import DurableFiles
import Inputs

/// Assessments.csv, read once and given back item by item in the order of the ids.
public final class AssessmentStream {
    /// A row that belongs to no item of the export.
    public struct UnknownItemRow {
        public var itemID: String
        public var personID: String
        public var line: Int
    }

    private let merged: MergedRecords<AssessmentRecord>
    private let mergedComments: MergedRecords<CommentRecord>
    private let comments: TextStore?
    public let rowCount: Int
    /// What cannot be read, as it stands there.
    public let unreadable: UnreadableTexts

    /// Reads all of the file.
    ///
    /// - Parameters:
    ///   - progress: gets the number of rows read so far, every few thousand rows.
    ///   - unknownItem: gets the rows of items that the export does not have.
    public init(
        _ gradebook: Gradebook, keepsComments: Bool, scratchFolder: FilePath,
        progress: (Int) -> Void = { _ in }, unknownItem: (UnknownItemRow) throws -> Void
    ) throws {
        let reader = try AssessmentReader(
            gradebook, keepsComments: keepsComments, scratchFolder: scratchFolder)
        try reader.read(progress: progress, unknownItem: unknownItem)
        rowCount = reader.rowCount
        unreadable = reader.unreadableTexts
        comments = reader.comments
        merged = try reader.sorted().walk()
        mergedComments = try reader.sortedComments().walk()
    }

    /// The rank of the next item that has rows; nil at the end.
    public var nextItemRank: Int? { merged.peek?.itemRank }

    /// Appends the rows of the next item, all of them, in the order of persons and lines, and their comments.
    public func takeItem(into rows: inout [AssessmentRecord], comments: inout RowComments) throws {
        guard let rank = nextItemRank else { return }
        try merged.take(into: &rows) { $0.itemRank == rank }
        if self.comments != nil {
            try mergedComments.take(into: &comments.records) { Int($0.key >> 32) == rank }
        }
    }

    /// - Parameter known: the comments that were taken with the row.
    public func comment(of row: AssessmentRecord, among known: RowComments) throws -> String? {
        guard let comments, let place = known.place(of: row) else { return nil }
        return try comments.text(at: place)
    }
}
