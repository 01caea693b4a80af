public import CSVCore
import Domain
import GRDB

/// Walks through all line items in the order of (item, section), in batches, so that the same
/// transaction may write the ones that it has passed.
public final class LineItemScan {
    private static let batchSize: Int64 = 2_000
    private static let columns = """
        id, item, section, sourced_id, school, title, sent_title, assign_date, due_date, category,
        period, max_points, bundles, campus_hold, campus_edited, seen, vanished, results, due_again, worded,
        last_there, campus_title, campus_due_date, campus_category, campus_max_points
        """

    private let statement: PreparedStatement
    private let path: String
    private var batch: [(line: StoredLineItem, results: Range<Int>)] = []
    private var arena: [UInt8] = []
    private var next = 0
    private var isComplete = false

    /// - Parameter item: only the line items of this gradebook item; all where none is named.
    init(_ db: Database, path: String, item: String? = nil) throws {
        self.path = path
        statement = try PreparedStatement(
            db,
            """
            SELECT \(Self.columns) FROM line_item WHERE (item, section) > (?1, ?2)
            \(item == nil ? "" : "AND item = ?1") ORDER BY item, section LIMIT \(Self.batchSize)
            """)
        try fill(after: item ?? "", "")
    }

    /// The line item that the scan stands at; nil at the end.
    public var current: StoredLineItem? {
        next < batch.count ? batch[next].line : nil
    }

    /// The packed results of `current`, valid until `advance()`.
    public func withResults<T>(_ body: (FieldBytes) throws -> T) rethrows -> T {
        let range = next < batch.count ? batch[next].results : 0..<0
        return try arena.withUnsafeBufferPointer { try body(FieldBytes(rebasing: $0[range])) }
    }

    public func advance() throws {
        next += 1
        if next >= batch.count, !isComplete, let last = batch.last?.line {
            try fill(after: last.item, last.section)
        }
    }

    /// One line item only.
    init(_ db: Database, path: String, id: Int64) throws {
        self.path = path
        statement = try PreparedStatement(db, "SELECT \(Self.columns) FROM line_item WHERE id = ?1")
        statement.reset()
        statement.bind(1, id)
        try takeBatch()
    }

    /// One line item by what it is in itslearning and Campus.
    init(_ db: Database, path: String, item: String, section: String) throws {
        self.path = path
        statement = try PreparedStatement(
            db, "SELECT \(Self.columns) FROM line_item WHERE item = ?1 AND section = ?2", isKept: true)
        statement.reset()
        statement.bind(1, item)
        statement.bind(2, section)
        try takeBatch()
    }

    private func fill(after item: String, _ section: String) throws {
        batch.removeAll(keepingCapacity: true)
        arena.removeAll(keepingCapacity: true)
        next = 0
        statement.reset()
        statement.bind(1, item)
        statement.bind(2, section)
        try takeBatch()
    }

    private func takeBatch() throws {
        while try statement.step() {
            let start = arena.count
            arena.append(contentsOf: statement.bytes(17))
            batch.append((try Self.line(statement, path), start..<arena.count))
        }
        isComplete = batch.count < Int(Self.batchSize)
    }

    private static func line(_ row: PreparedStatement, _ path: String) throws -> StoredLineItem {
        guard let assigned = CalendarDay(row.bytes(7)), let due = CalendarDay(row.bytes(8)),
            let points = Points(row.bytes(11)), let bundles = StoredLineItem.bundles(json: row.string(12))
        else {
            throw LedgerError(
                code: .damaged, path: path, detail: "line item \(row.string(3)) cannot be read")
        }
        return StoredLineItem(
            id: row.integer(0), item: row.string(1), section: row.string(2), sourcedID: row.string(3),
            school: row.string(4),
            version: LineItemVersion(
                title: row.string(5), sentTitle: row.string(6), assignDate: assigned, dueDate: due,
                category: row.string(9), period: row.string(10), maxPoints: points),
            bundles: bundles, campusHold: HoldReason(rawValue: row.string(13)),
            isEditedInCampus: row.integer(14) != 0,
            shown: LineItemShown(rawValue: Int(row.integer(15))) ?? .earlierWording,
            isDueAgain: row.integer(18) != 0, worded: Int(row.integer(19)),
            lastThere: Instant(row.bytes(20)), campus: campus(row), vanished: Int(row.integer(16)))
    }

    private static func campus(_ row: PreparedStatement) -> CampusLineItem? {
        func text(_ column: Int32) -> String? { row.isNull(column) ? nil : row.string(column) }
        let campus = CampusLineItem(
            title: text(21), dueDate: CalendarDay(row.bytes(22)), category: text(23),
            maxPoints: Points(row.bytes(24)))
        return campus == CampusLineItem() ? nil : campus
    }
}

extension LedgerSession {
    /// All line items in the order of (item, section), compared as bytes.
    public func scanLineItems() throws -> LineItemScan {
        try LineItemScan(db, path: db.description)
    }

    /// The `sourcedId`s of all line items, in the order of the scan.
    public func forEachLineItemID(_ body: (FieldBytes) throws -> Void) throws {
        let statement = try PreparedStatement(db, "SELECT sourced_id FROM line_item ORDER BY item, section")
        while try statement.step() { try body(statement.bytes(0)) }
    }

    public func lineItemCount() throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM line_item") ?? 0
    }
}
