public import CSVCore
import Domain

/// Line items with their results as bytes, as SQLite gave them, so that whoever plans them reads them, on a thread
/// of its own.
public struct LineItemRows: Sendable {
    static let columns = """
        id, item, section, sourced_id, school, title, sent_title, assign_date, due_date, category,
        period, max_points, bundles, campus_hold, campus_edited, seen, vanished, results, due_again, worded,
        last_there, campus_title, campus_due_date, campus_category, campus_max_points
        """
    private static let columnCount = 25
    private static let (item, section, sourcedID, results) = (1, 2, 3, 17)
    private static let isNumber: [Bool] = (0..<columnCount).map { [0, 14, 15, 16, 18, 19].contains($0) }

    private let path: String
    private var arena: [UInt8] = []
    /// Of each row where each of its columns ends in `arena`; of a number the number itself.
    private var ends: [Int] = []
    /// Of each row a bit for each column that is NULL.
    private var nulls: [UInt32] = []
    private var starts: [Int] = []

    /// - Parameter path: of the ledger, for the error of a row that cannot be read.
    init(path: String) {
        self.path = path
    }

    /// No rows, of the same ledger.
    init(like other: LineItemRows) {
        path = other.path
    }

    public var count: Int { starts.count }

    public mutating func removeAll() {
        arena.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        nulls.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
    }

    /// The row that a statement stands at.
    mutating func append(_ row: PreparedStatement) {
        starts.append(arena.count)
        var missing: UInt32 = 0
        for column in 0..<Self.columnCount {
            if Self.isNumber[column] {
                ends.append(Int(row.integer(Int32(column))))
                continue
            }
            // Only what Campus says may be NULL, and most of the time is.
            let bytes = row.bytes(Int32(column))
            if bytes.baseAddress == nil { missing |= 1 << UInt32(column) }
            arena.append(contentsOf: bytes)
            ends.append(arena.count)
        }
        nulls.append(missing)
    }

    /// A row of others.
    mutating func append(_ row: Int, of other: LineItemRows) {
        let shift = arena.count - other.starts[row]
        let first = row * Self.columnCount
        starts.append(arena.count)
        for column in 0..<Self.columnCount {
            ends.append(other.ends[first + column] + (Self.isNumber[column] ? 0 : shift))
        }
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

    /// (item, section) of the last row.
    var lastKey: (String, String)? {
        count == 0 ? nil : (string(count - 1, Self.item), string(count - 1, Self.section))
    }

    private func range(_ row: Int, _ column: Int) -> Range<Int> {
        var before = column - 1
        while before >= 0, Self.isNumber[before] { before -= 1 }
        let first = row * Self.columnCount
        return (before < 0 ? starts[row] : ends[first + before])..<ends[first + column]
    }

    private func withBytes<T>(_ row: Int, _ column: Int, _ body: (FieldBytes) throws -> T) rethrows -> T {
        let range = range(row, column)
        return try arena.withUnsafeBufferPointer { try body(FieldBytes(rebasing: $0[range])) }
    }

    private func string(_ row: Int, _ column: Int) -> String {
        withBytes(row, column) { String(decoding: $0, as: UTF8.self) }
    }

    private func number(_ row: Int, _ column: Int) -> Int { ends[row * Self.columnCount + column] }

    private func text(_ row: Int, _ column: Int) -> String? {
        nulls[row] & 1 << UInt32(column) == 0 ? string(row, column) : nil
    }
}

extension LineItemRows {
    /// A row as a value; what cannot be read is damage of the ledger.
    public func line(_ row: Int) throws -> StoredLineItem {
        guard let assigned = withBytes(row, 7, { CalendarDay($0) }),
            let due = withBytes(row, 8, { CalendarDay($0) }), let points = withBytes(row, 11, { Points($0) }),
            let bundles = withBytes(row, 12, StoredLineItem.bundles(json:))
        else {
            throw LedgerError(
                code: .damaged, path: path, detail: "line item \(string(row, Self.sourcedID)) cannot be read")
        }
        let written = WrittenLineItem(
            id: Int64(number(row, 0)), item: string(row, Self.item), section: string(row, Self.section),
            sourcedID: string(row, Self.sourcedID), school: string(row, 4),
            version: LineItemVersion(
                title: string(row, 5), sentTitle: string(row, 6), assignDate: assigned, dueDate: due,
                category: string(row, 9), period: string(row, 10), maxPoints: points),
            bundles: bundles, worded: number(row, 19), vanished: number(row, 16))
        return StoredLineItem(
            written: written, campusHold: text(row, 13).flatMap(HoldReason.init(rawValue:)),
            isEditedInCampus: number(row, 14) != 0,
            shown: LineItemShown(rawValue: number(row, 15)) ?? .earlierWording,
            isDueAgain: number(row, 18) != 0, lastThere: withBytes(row, 20) { Instant($0) },
            campus: campus(row))
    }

    private func campus(_ row: Int) -> CampusLineItem? {
        let campusColumns: UInt32 = 0b1111 << 21
        if nulls[row] & campusColumns == campusColumns { return nil }
        let campus = CampusLineItem(
            title: text(row, 21), dueDate: withBytes(row, 22) { CalendarDay($0) }, category: text(row, 23),
            maxPoints: withBytes(row, 24) { Points($0) })
        return campus == CampusLineItem() ? nil : campus
    }
}
