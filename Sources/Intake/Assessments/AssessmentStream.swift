public import DurableFiles

/// Assessments.csv, read once and given back item by item in the order of the ids.
public final class AssessmentStream {
    /// A row that belongs to no item of the export.
    public struct StrayRow {
        public var itemID: String
        public var personID: String
        public var line: Int
    }

    private let merged: MergedRecords<AssessmentRecord>
    private let comments: TextStore?
    public let rowCount: Int

    /// Reads all of the file.
    ///
    /// - Parameters:
    ///   - progress: gets the number of rows read so far, every few thousand rows.
    ///   - stray: gets the rows of items that the export does not have.
    public init(
        _ gradebook: Gradebook, keepsComments: Bool, scratchFolder: FilePath,
        progress: (Int) -> Void = { _ in }, stray: (StrayRow) throws -> Void
    ) throws {
        let reader = try AssessmentReader(
            gradebook, keepsComments: keepsComments, scratchFolder: scratchFolder)
        try reader.read(progress: progress, stray: stray)
        rowCount = reader.rowCount
        comments = reader.comments
        merged = try reader.sorted().walk()
    }

    /// The rank of the next item that has rows; nil at the end.
    public var nextItemRank: Int? { merged.peek?.itemRank }

    /// Appends the rows of the next item, all of them, in the order of persons and lines.
    public func takeItem(into records: inout [AssessmentRecord]) throws {
        guard let rank = nextItemRank else { return }
        try merged.take(into: &records) { $0.itemRank == rank }
    }

    public func comment(of record: AssessmentRecord) throws -> String? {
        guard let comments, record.comment != AssessmentRecord.none else { return nil }
        return try comments.text(at: record.comment)
    }
}
