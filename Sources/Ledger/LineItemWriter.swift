public import CSVCore
public import Domain
import GRDB

/// Writes line items with their packed results; each call is one row.
public final class LineItemWriter {
    private let insert: PreparedStatement
    private let update: PreparedStatement
    private let keepVersion: PreparedStatement

    init(_ db: Database) throws {
        insert = try PreparedStatement(
            db,
            """
            INSERT INTO line_item (item, section, sourced_id, school, title, sent_title, assign_date,
                due_date, category, period, max_points, bundles, results, worded)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
            """)
        update = try PreparedStatement(
            db,
            """
            UPDATE line_item SET school = ?2, title = ?3, sent_title = ?4, assign_date = ?5, due_date = ?6,
                category = ?7, period = ?8, max_points = ?9, bundles = ?10, results = ?11, worded = ?12,
                due_again = ?13, seen = ?14
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
        insert.reset()
        insert.bind(1, item)
        insert.bind(2, section)
        insert.bind(3, sourcedID)
        insert.bind(4, school)
        Self.bind(version, to: insert, from: 5)
        insert.bind(12, StoredLineItem.json([bundle]))
        insert.bind(13, results)
        insert.bind(14, Int64(bundle))
        try insert.run()
    }

    /// A line item of which a further bundle carries something; a version that it replaces is kept for good.
    ///
    /// - Parameter bundle: the bundle that carries the line item's own row; nil where it carries results only.
    public func carry(
        _ line: StoredLineItem, school: String, version: LineItemVersion, bundle: Int?,
        results: FieldBytes
    ) throws {
        let isReworded = bundle != nil && version != line.version
        if let bundle, isReworded {
            keepVersion.reset()
            keepVersion.bind(1, line.id)
            keepVersion.bind(2, Int64(bundle))
            Self.bind(line.version, to: keepVersion, from: 3)
            try keepVersion.run()
        }
        update.reset()
        update.bind(1, line.id)
        update.bind(2, school)
        Self.bind(version, to: update, from: 3)
        update.bind(10, StoredLineItem.json(line.bundles + (bundle.map { [$0] } ?? [])))
        update.bind(11, results)
        update.bind(12, Int64(isReworded ? bundle ?? line.worded : line.worded))
        update.bind(13, line.isDueAgain && bundle == nil ? 1 : 0)
        // A title may change behind the cut: then what Campus shows is still the latest wording.
        let isNews = isReworded && !version.readsAlike(line.version)
        let shown = isNews ? min(line.shown, .earlierWording) : line.shown
        update.bind(14, Int64(shown.rawValue))
        try update.run()
    }

    /// Seven columns, in the order of the schema.
    private static func bind(_ version: LineItemVersion, to statement: PreparedStatement, from first: Int32) {
        statement.bind(first, version.title)
        statement.bind(first + 1, version.sentTitle)
        statement.bind(first + 2, version.assignDate.description)
        statement.bind(first + 3, version.dueDate.description)
        statement.bind(first + 4, version.category)
        statement.bind(first + 5, version.period)
        statement.bind(first + 6, version.maxPoints.description)
    }
}

extension LedgerSession {
    /// Remembers how many confirmed results of a line item are gone from itslearning, so that the change
    /// guard counts each of them only in the night in which it went.
    public func recordVanished(_ count: Int, lineItem: Int64) throws {
        try db.execute(
            sql: "UPDATE line_item SET vanished = ? WHERE id = ?", arguments: [count, lineItem])
    }

    public func lineItemWriter() throws -> LineItemWriter {
        try LineItemWriter(db)
    }
}
