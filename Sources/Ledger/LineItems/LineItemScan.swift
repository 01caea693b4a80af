public import CSVCore
import GRDB
public import Records

/// Walks through all line items in the order of (item, section), in batches, so that the same
/// transaction may write the ones that it has passed.
public final class LineItemScan {
    private static let batchSize: Int64 = 2_000

    private let statement: PreparedStatement
    private let path: String
    private var batch: LineItemRows
    private var next = 0
    private var isComplete = false
    /// Where all are walked through: what knows how many there are, and how many there were at the beginning.
    private let all: (checksums: SessionChecksums, before: Int64)?
    private var found: Int64 = 0
    /// The line item at `next`, once somebody asked for it.
    private var read: StoredLineItem?

    /// - Parameter item: only the line items of this gradebook item; all where none is named.
    init(_ session: LedgerSession, item: String? = nil) throws {
        let db = session.db
        path = db.description
        batch = LineItemRows(path: path)
        all = try item == nil ? (session.checksums, session.checksums.lineItems()) : nil
        statement = try PreparedStatement(
            db,
            """
            SELECT \(LineItemRows.columns) FROM line_item WHERE (item, section) > (?1, ?2)
            \(item == nil ? "" : "AND item = ?1") ORDER BY item, section LIMIT \(Self.batchSize)
            """)
        try fill(after: item ?? "", "")
    }

    /// The line item that the scan stands at; nil at the end.
    public var current: StoredLineItem? {
        get throws {
            guard next < batch.count else { return nil }
            if let read { return read }
            read = try batch.line(next)
            return read
        }
    }

    public var isAtEnd: Bool { next >= batch.count }

    /// The packed results of the line item at hand, valid until `advance()`.
    public func withResults<T>(_ body: (FieldBytes) throws -> T) rethrows -> T {
        guard next < batch.count else { return try body(FieldBytes()) }
        return try batch.withResults(next, body)
    }

    /// No rows, for `move(to:)`.
    public var noRows: LineItemRows { LineItemRows(like: batch) }

    /// Negative where the gradebook item of the line item at hand comes before `id`, 0 where it is `id`. Not at the
    /// end.
    public func compareItem(to id: FieldBytes) -> Int { batch.compareItem(next, to: id) }

    /// Copies the line item at hand to others and moves on. Not at the end.
    public func move(to rows: inout LineItemRows) throws {
        rows.append(next, of: batch)
        try advance()
    }

    public func advance() throws {
        next += 1
        read = nil
        if next >= batch.count, !isComplete, let (item, section) = batch.lastKey {
            try fill(after: item, section)
        }
    }

    /// One line item only.
    init(_ db: Database, path: String, id: Int64) throws {
        self.path = path
        batch = LineItemRows(path: path)
        all = nil
        statement = try PreparedStatement(db, "SELECT \(LineItemRows.columns) FROM line_item WHERE id = ?1")
        statement.reset()
        statement.bind(1, id)
        try takeBatch()
    }

    /// One line item by what it is in itslearning and Campus.
    init(_ db: Database, path: String, item: String, section: String) throws {
        self.path = path
        batch = LineItemRows(path: path)
        all = nil
        statement = try PreparedStatement(
            db, "SELECT \(LineItemRows.columns) FROM line_item WHERE item = ?1 AND section = ?2", isKept: true
        )
        statement.reset()
        statement.bind(1, item)
        statement.bind(2, section)
        try takeBatch()
    }

    private func fill(after item: String, _ section: String) throws {
        batch.removeAll()
        next = 0
        statement.reset()
        statement.bind(1, item)
        statement.bind(2, section)
        try takeBatch()
    }

    private func takeBatch() throws {
        while try statement.step() { try batch.append(statement) }
        isComplete = batch.count < Int(Self.batchSize)
        found += Int64(batch.count)
        try checkOrder()
        guard isComplete, let all else { return }
        // Those that came since are behind the walk, or before it.
        guard try (all.before...max(all.before, all.checksums.lineItems())).contains(found) else {
            throw damage("\(found) line items are there, and not the \(all.before) that were written")
        }
    }

    /// A damaged index gives a line item in another place, or one of them twice.
    private func checkOrder() throws {
        for row in 1..<max(batch.count, 1) where !batch.isRising(row, behind: row - 1) {
            throw damage("line item \(batch.id(row)) is not in its place")
        }
    }

    private func damage(_ what: String) -> LedgerError {
        LedgerError(code: .damaged, path: path, detail: what)
    }
}

extension LedgerSession {
    /// All line items in the order of (item, section), compared as bytes.
    public func scanLineItems() throws -> LineItemScan {
        try LineItemScan(self)
    }

    /// The `sourcedId`s of all line items, in the order of the scan.
    public func forEachLineItemID(_ body: (FieldBytes) throws -> Void) throws {
        let statement = try PreparedStatement(db, "SELECT sourced_id FROM line_item ORDER BY item, section")
        while try statement.step() { try statement.withBytes(0, body) }
    }

    public func lineItemCount() throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM line_item") ?? 0
    }
}
