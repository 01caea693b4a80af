public import CSVCore
import Domain

/// Line items with their results as bytes, as SQLite gave them, so that whoever plans them reads them, on a thread
/// of its own.
public struct LineItemRows: Sendable {
    /// As the table calls them. The results come behind everything else, and then the checksums of both.
    public static let columns = """
        id, item, section, sourced_id, school, title, sent_title, assign_date, due_date, category,
        period, max_points, bundles, campus_hold, campus_edited, seen, vanished, due_again, worded,
        last_there, campus_title, campus_due_date, campus_category, campus_max_points, results,
        checksum, results_checksum
        """
    /// All but the results and the checksums.
    public static let ownCount = 24
    /// Of each column whether it is a number; the others are texts.
    public static let isNumber: [Bool] = (0..<columnCount).map { [0, 14, 15, 16, 17, 18].contains($0) }
    /// With the results, without the checksums.
    public static let columnCount = 25
    private static let (item, section, sourcedID, results) = (1, 2, 3, 24)

    private let path: String
    private var arena: [UInt8] = []
    /// Of each row where each of its columns ends, counted from the row's beginning in `arena`; of a number the number
    /// itself.
    private var ends: [Int] = []
    /// Of each row a bit for each column that is NULL.
    private var nulls: [UInt32] = []
    private var starts: [Int] = []

    /// - Parameter path: of the ledger, for the error of a row that cannot be read.
    public init(path: String) {
        self.path = path
    }

    /// No rows, of the same ledger.
    public init(like other: LineItemRows) {
        path = other.path
    }

    public var count: Int { starts.count }

    public mutating func removeAll() {
        arena.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        nulls.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
    }

    /// Begins a row; its columns follow, one after the other.
    public mutating func open() {
        starts.append(arena.count)
        nulls.append(0)
    }

    /// The next column, a number.
    public mutating func add(_ number: Int) { ends.append(number) }

    /// The next column, a text.
    public mutating func add(_ text: FieldBytes) {
        arena.append(contentsOf: text)
        endText()
    }

    /// The next column, a text that is NULL.
    public mutating func addNull() {
        nulls[count - 1] |= 1 << UInt32(ends.count - (count - 1) * Self.columnCount)
        endText()
    }

    private mutating func endText() { ends.append(arena.count - starts[count - 1]) }

    /// The checksums that a row should carry.
    public func checksums(_ row: Int) -> (own: Int64, results: Int64) {
        let first = row * Self.columnCount
        let texts = starts[row]..<range(row, Self.results).lowerBound
        let own = LineItemChecksum.of(
            texts: arena.span.extracting(texts), ends: ends.span.extracting(first..<first + Self.ownCount),
            nulls: nulls[row])
        return (own, withResults(row) { LineItemChecksum.of(results: $0, lineItem: id(row)) })
    }

    /// A row of others.
    public mutating func append(_ row: Int, of other: LineItemRows) {
        let first = row * Self.columnCount
        starts.append(arena.count)
        ends.append(contentsOf: other.ends[first..<first + Self.columnCount])
        nulls.append(other.nulls[row])
        let end = row + 1 < other.starts.count ? other.starts[row + 1] : other.arena.count
        arena.append(contentsOf: other.arena[other.starts[row]..<end])
    }

    /// Negative where the gradebook item of a row comes before `id`, 0 where it is `id`.
    public func compareItem(_ row: Int, to id: FieldBytes) -> Int {
        withBytes(row, Self.item) { compareBytes($0, id) }
    }

    /// The same for the section.
    public func compareSection(_ row: Int, to id: FieldBytes) -> Int {
        withBytes(row, Self.section) { compareBytes($0, id) }
    }

    /// The ledger's own number of a row.
    public func id(_ row: Int) -> Int64 { Int64(number(row, 0)) }

    /// The packed results of a row.
    public func withResults<T>(_ row: Int, _ body: (FieldBytes) throws -> T) rethrows -> T {
        try withBytes(row, Self.results, body)
    }

    /// Whether a row comes behind another one in the order of (item, section).
    public func isRising(_ row: Int, behind other: Int) -> Bool {
        withBytes(row, Self.item) { item in
            let order = withBytes(other, Self.item) { compareBytes($0, item) }
            guard order == 0 else { return order < 0 }
            return withBytes(row, Self.section) { section in
                withBytes(other, Self.section) { compareBytes($0, section) } < 0
            }
        }
    }

    /// (item, section) of the last row.
    public var lastKey: (String, String)? {
        count == 0 ? nil : (string(count - 1, Self.item), string(count - 1, Self.section))
    }

    private func range(_ row: Int, _ column: Int) -> Range<Int> {
        var before = column - 1
        while before >= 0, Self.isNumber[before] { before -= 1 }
        let (first, start) = (row * Self.columnCount, starts[row])
        return (before < 0 ? start : start + ends[first + before])..<(start + ends[first + column])
    }

    private func withBytes<T>(_ row: Int, _ column: Int, _ body: (FieldBytes) throws -> T) rethrows -> T {
        let range = range(row, column)
        return try body(arena.span.extracting(range))
    }

    private func string(_ row: Int, _ column: Int) -> String {
        withBytes(row, column) { String(decoding: $0, as: UTF8.self) }
    }

    private func number(_ row: Int, _ column: Int) -> Int { ends[row * Self.columnCount + column] }

    private func isNull(_ row: Int, _ column: Int) -> Bool { nulls[row] & 1 << UInt32(column) != 0 }

    private func text(_ row: Int, _ column: Int) -> String? {
        isNull(row, column) ? nil : string(row, column)
    }
}

extension LineItemRows {
    /// A row as a value; what cannot be read is damage of the ledger.
    public func line(_ row: Int) throws -> StoredLineItem {
        guard let bundles = withBytes(row, 12, StoredLineItem.bundles(json:)),
            let shown = LineItemShown(rawValue: number(row, 15))
        else { throw unreadable(row) }
        let written = WrittenLineItem(
            id: id(row), item: string(row, Self.item), section: string(row, Self.section),
            sourcedID: string(row, Self.sourcedID), school: string(row, 4),
            version: LineItemVersion(
                title: string(row, 5), sentTitle: string(row, 6),
                assignDate: try value(row, 7) { CalendarDay($0) },
                dueDate: try value(row, 8) { CalendarDay($0) },
                category: string(row, 9), period: string(row, 10),
                maxPoints: try value(row, 11) { Points($0) }),
            bundles: bundles, versionBundle: number(row, 18), vanished: number(row, 16))
        return StoredLineItem(
            written: written,
            campusHold: try optional(row, 13) { HoldReason(rawValue: String(decoding: $0, as: UTF8.self)) },
            isEditedInCampus: number(row, 14) != 0, shown: shown, isDueAgain: number(row, 17) != 0,
            lastThere: try optional(row, 19) { Instant($0) }, campus: try campus(row))
    }

    private func campus(_ row: Int) throws -> CampusLineItem? {
        let campusColumns: UInt32 = 0b1111 << 20
        if nulls[row] & campusColumns == campusColumns { return nil }
        let campus = CampusLineItem(
            title: text(row, 20), dueDate: try optional(row, 21) { CalendarDay($0) },
            category: text(row, 22), maxPoints: try optional(row, 23) { Points($0) })
        return campus == CampusLineItem() ? nil : campus
    }

    private func value<T>(_ row: Int, _ column: Int, _ parse: (FieldBytes) -> T?) throws -> T {
        guard let value = withBytes(row, column, parse) else { throw unreadable(row) }
        return value
    }

    /// NULL stands for nothing; what is there and cannot be read is damage.
    private func optional<T>(_ row: Int, _ column: Int, _ parse: (FieldBytes) -> T?) throws -> T? {
        isNull(row, column) ? nil : try value(row, column, parse)
    }

    private func unreadable(_ row: Int) -> LedgerError {
        damage("line item \(id(row)) cannot be read")
    }

    /// What is wrong with one of them, as the ledger's error.
    public func damage(_ what: String) -> LedgerError {
        LedgerError(code: .damaged, path: path, detail: what)
    }
}
