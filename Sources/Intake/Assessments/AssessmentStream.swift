import CSVCore
import Domain
public import DurableFiles

/// Assessments.csv, read once and given back item by item in the order of the ids.
public final class AssessmentStream {
    /// A row that belongs to no item of the export.
    public struct StrayRow {
        public var itemID: String
        public var personID: String
        public var line: Int
    }

    private let gradebook: Gradebook
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
        self.gradebook = gradebook
        let sorter = RecordSorter<AssessmentRecord>(scratchFolder: scratchFolder)
        let comments = keepsComments ? try TextStore(scratchFolder: scratchFolder) : nil
        let table = try gradebook.opener.required(GradebookTables.assessments)
        while try table.next() {
            if table.rowCount & 0xffff == 0 { progress(table.rowCount) }
            guard let item = gradebook.items.ids.index(of: table[AssessmentColumn.item]) else {
                try stray(Self.strayRow(table))
                continue
            }
            var record = Self.record(table)
            let person = gradebook.rank(ofPerson: table[AssessmentColumn.person])
            record.key = UInt64(gradebook.items.rank[item]) << 32 | UInt64(person)
            if let comments, !table[AssessmentColumn.comment].isEmpty {
                record.comment = try comments.append(table[AssessmentColumn.comment])
            }
            try sorter.append(record)
        }
        progress(table.rowCount)
        rowCount = table.rowCount
        try comments?.finishWriting()
        self.comments = comments
        merged = try sorter.sorted().walk()
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

    private static func strayRow(_ table: TableReader) -> StrayRow {
        StrayRow(
            itemID: table.string(AssessmentColumn.item), personID: table.string(AssessmentColumn.person),
            line: table.line)
    }

    private static func record(_ table: TableReader) -> AssessmentRecord {
        var record = AssessmentRecord(
            key: 0, score: -1, assessedAt: AssessmentRecord.none, comment: AssessmentRecord.none,
            line: UInt32(truncatingIfNeeded: table.line), kind: .noScore)
        let score = table[AssessmentColumn.score]
        if !score.isEmpty {
            if let points = Points(score), Points.scoreRange.contains(points) {
                record.score = points.billionths
                record.kind = .score
            } else {
                record.kind = .badScore
            }
        }
        let assessed = table[AssessmentColumn.assessedAt]
        if !assessed.isEmpty {
            if let instant = Instant(assessed) {
                if !instant.isUnset { record.assessedAt = instant.secondsSince1970 }
            } else if !record.isBroken {
                record.kind = .badDate
            }
        }
        if !record.isBroken {
            switch Cell.flag(table[AssessmentColumn.exempt], empty: false) {
            case true?: record.kind = .exempt
            case false?: break
            case nil: record.kind = .badFlag
            }
        }
        return record
    }
}

/// The columns of Assessments.csv in the order of its shape.
private enum AssessmentColumn {
    static let (item, person, score, assessedAt, exempt, comment) = (0, 1, 2, 3, 4, 5)
}
