public import CSVCore
public import Domain
import GRDB
public import Records

/// Writes line items with their packed results; each call is one row.
public final class LineItemWriter {
    private let session: LedgerSession
    private let insert: PreparedStatement
    private let update: PreparedStatement
    private let keepVersion: PreparedStatement
    /// The number of the line item that was added last.
    private var last: Int64

    init(_ session: LedgerSession) throws {
        self.session = session
        let db = session.db
        last = try Int64.fetchOne(db, sql: "SELECT max(id) FROM line_item") ?? 0
        let values = (1...27).map { "?\($0)" }.joined(separator: ", ")
        insert = try PreparedStatement(
            db, "INSERT INTO line_item (\(LineItemRows.columns)) VALUES (\(values))")
        update = try PreparedStatement(
            db,
            """
            UPDATE line_item SET school = ?5, title = ?6, sent_title = ?7, assign_date = ?8, due_date = ?9,
                category = ?10, period = ?11, max_points = ?12, bundles = ?13, seen = ?16, due_again = ?18,
                worded = ?19, results = ?25, checksum = ?26, results_checksum = ?27
            WHERE id = ?1
            """)
        keepVersion = try PreparedStatement(
            db,
            """
            INSERT INTO line_item_version (line_item, replaced_by, title, sent_title, assign_date,
                due_date, category, period, max_points)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """)
    }

    /// A line item that goes out for the first time.
    public func add(
        item: String, section: String, sourcedID: String, school: String, version: LineItemVersion,
        bundle: Int, results: FieldBytes
    ) throws {
        last += 1
        let line = StoredLineItem(
            id: last, item: item, section: section, sourcedID: sourcedID, school: school, version: version,
            firstIn: bundle)
        try LineItemRow(line).run(insert, 0..<LineItemRows.ownCount, results: results)
        session.checksums.didAddLineItem()
    }

    /// A line item of which a further bundle carries something; a version that it replaces is kept for good.
    ///
    /// - Parameter bundle: the bundle that carries the line item's own row; nil where it carries results only.
    public func carry(
        _ line: StoredLineItem, school: String, version: LineItemVersion, bundle: Int?,
        results: FieldBytes
    ) throws {
        if let bundle, version != line.version { try keep(line.version, of: line.id, replacedBy: bundle) }
        let now = line.carried(school: school, version: version, bundle: bundle)
        try LineItemRow(now).run(update, 4..<19, results: results)
    }

    private func keep(_ version: LineItemVersion, of line: Int64, replacedBy bundle: Int) throws {
        _ = try session.changing(.lineItemVersion)
        keepVersion.reset()
        keepVersion.bind(1, line)
        keepVersion.bind(2, Int64(bundle))
        let columns = [
            version.title, version.sentTitle, version.assignDate.description, version.dueDate.description,
            version.category, version.period, version.maxPoints.description,
        ]
        for (place, text) in columns.enumerated() { keepVersion.bind(Int32(3 + place), text) }
        try keepVersion.run()
    }
}

extension LedgerSession {
    /// Remembers how many confirmed results of a line item are gone from itslearning, so that the change
    /// guard counts each of them only in the night in which it went.
    public func recordVanished(_ count: Int, lineItem: Int64) throws {
        guard let line = try self.lineItem(lineItem) else {
            throw LedgerError(
                code: .damaged, path: db.description, detail: "line item number \(lineItem) is not there")
        }
        let vanished = try PreparedStatement(
            db, "UPDATE line_item SET vanished = ?17, checksum = ?26 WHERE id = ?1", isKept: true)
        try LineItemRow(line.with(vanished: count)).run(vanished, 16..<17)
    }

    public func lineItemWriter() throws -> LineItemWriter {
        try LineItemWriter(self)
    }
}
