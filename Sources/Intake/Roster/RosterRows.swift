import CSVCore
import Domain
import Inputs

/// What the rows of a roster's tables have in common: their keys, their status, their days.
struct RosterRows: ~Copyable {
    private(set) var table: TableReader
    private let opener: TableOpener
    private let inactive: Roster.Inactive?
    private let isSmall: Bool
    private let mustHaveRows: Bool
    private var repeats: RepeatedRosterRows
    /// Days that cannot be read, and words that OneRoster does not have: where they are most, the roster is refused with
    /// the cause.
    private var days: UnreadableColumns
    private var statuses = UnreadableCells()
    private var statusColumn = 0

    /// - Parameters:
    ///   - inactive: nil where the district does not say; then a roster most of whose rows would be left out is refused.
    ///   - isSmall: the table has few rows in any district.
    ///   - mustHaveRows: without any row nothing could be sent.
    init(
        _ opener: TableOpener, _ shape: TableShape, inactive: Roster.Inactive?, isSmall: Bool = false,
        mustHaveRows: Bool
    ) throws {
        table = try opener.required(shape, known: OneRosterSet.known(shape))
        self.opener = opener
        self.inactive = inactive
        self.isSmall = isSmall
        self.mustHaveRows = mustHaveRows
        repeats = RepeatedRosterRows(opener, shape)
        days = UnreadableColumns(table) { _ in opener.dateContent }
    }

    mutating func next() throws -> Bool {
        if try table.next() { return true }
        if mustHaveRows, table.rowCount == 0 {
            throw table.refusal(
                at: nil,
                .noneOfThem(
                    "it has a header and no row",
                    advice: "Nothing was sent. Have the whole roster exported again, with all of its rows."))
        }
        try days.check(table, isSmall: isSmall)
        if inactive == nil { try statuses.check(table, statusColumn, .status) }
        return false
    }

    /// For a row whose key was there before: it is passed over where it repeats the other to the letter.
    mutating func passRepeated() throws { try repeats.pass() }

    /// Whether the row counts by its status; a word that OneRoster does not have is reported.
    mutating func counts(_ status: Int, id: Int = 0) -> Bool {
        // One that is empty says that the row is active.
        statuses.cells += 1
        switch OneRosterSet.status(table[status]) {
        case .active: return true
        case .deleted: return false
        case .other:
            statusColumn = status
            statuses.note(table, status)
            opener.report(table.finding(.unknownStatus, status, id: table.string(id)))
            return inactive == .active
        }
    }

    /// The day in a column; nil where it cannot be read, which is reported.
    mutating func day(_ column: Int) -> CalendarDay? {
        let day = opener.dates.day(table[column])
        days.note(column, of: table, isReadable: day != nil)
        if day == nil { opener.report(table.badValue(column, id: table.string(0))) }
        return day
    }
}
