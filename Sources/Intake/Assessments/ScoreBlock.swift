import CSVCore
import Domain

/// Some rows of Assessments.csv as records. What needs all rows in their order is left to `AssessmentReader`: the
/// ranks of persons whom nothing else names, and the places of comments.
final class ScoreBlock: @unchecked Sendable {
    private let gradebook: Gradebook
    private let keepsComments: Bool
    private(set) var rowCount = 0
    var records: [AssessmentRecord] = []
    private(set) var strays: [AssessmentStream.StrayRow] = []
    /// Record → PersonId that nothing else names; the rank is missing in its key.
    private(set) var strangers: [(place: Int, person: [UInt8])] = []
    private(set) var comments: [(place: Int, text: [UInt8])] = []

    init(_ gradebook: Gradebook, keepsComments: Bool) {
        self.gradebook = gradebook
        self.keepsComments = keepsComments
    }

    /// All rows of a table.
    func read(_ table: TableReader) throws -> ScoreBlock {
        records.reserveCapacity(1 << 15)
        while try table.next() { try take(table) }
        return self
    }

    /// The row at hand.
    func take(_ table: TableReader) throws {
        rowCount += 1
        guard let item = gradebook.rank(ofItem: table[AssessmentColumn.item]) else {
            strays.append(
                AssessmentStream.StrayRow(
                    itemID: table.string(AssessmentColumn.item),
                    personID: table.string(AssessmentColumn.person), line: table.line))
            return
        }
        var record = Self.record(table)
        record.key = UInt64(item) << 32
        let person = table[AssessmentColumn.person]
        if let rank = gradebook.knownRank(ofPerson: person) {
            record.key |= UInt64(rank)
        } else {
            strangers.append((records.count, Array(person)))
        }
        if keepsComments, !table[AssessmentColumn.comment].isEmpty {
            comments.append((records.count, Array(table[AssessmentColumn.comment])))
        }
        records.append(record)
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
