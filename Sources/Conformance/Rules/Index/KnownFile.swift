import CSVCore
import Inputs
import OneRoster

/// A file that others refer to: its ids, and what is asked of the rows behind them.
final class KnownFile {
    /// What a row is, as far as a reference may ask for it.
    enum Kind: String {
        case school, gradingPeriod, schoolYear
        case other
        /// A type of the sender's own, or one that cannot be read: it may be anything.
        case open
    }

    let isDelta: Bool
    private let ids = IDTable()
    private let idColumn: Int?
    private let typeColumn: Int?
    private var deleted = RowValues(unknown: false)
    private var kinds = RowValues(unknown: Kind.open)
    private var isRead = false
    private var lacksIDs = false

    init(_ table: Table, isDelta: Bool) {
        self.isDelta = isDelta
        idColumn = table.place(of: "sourcedId")
        let hasKinds = table.name == "orgs" || table.name == "academicSessions"
        typeColumn = hasKinds ? table.place(of: "type") : nil
    }

    /// Every row is known: an id that is not here leads nowhere.
    var isWhole: Bool { isRead && !isDelta && !lacksIDs }

    func end(isRead: Bool) { self.isRead = isRead }

    /// The index of an id, whatever its row says of itself; nil where no row had it so far.
    func index(of id: FieldBytes) -> Int? { ids.index(of: id) }

    /// Whether the row at an index has this id.
    func hasID(_ index: Int, _ id: FieldBytes) -> Bool { ids.isSame(index, as: id) }

    /// The row is to go.
    func isDeleted(_ index: Int) -> Bool { deleted[index] }

    func kind(_ index: Int) -> Kind { kinds[index] }

    /// Takes a row in and gives its index, for a repeated id that of its first row; -1 where it has no id.
    func add(_ row: CheckedRow, isDeleted: Bool) -> Int {
        guard let idColumn, row.has(idColumn) else {
            lacksIDs = true
            return -1
        }
        // An id longer than any can be is a finding of its cell, and would only fill the memory.
        let id = row[idColumn]
        guard !id.isEmpty, id.count <= GUIDRule.maximumLength else { return -1 }
        let index = ids.add(id).index
        if isDelta { deleted.set(isDeleted, at: index) }
        if let typeColumn { kinds.set(kind(row, typeColumn), at: index) }
        return index
    }

    private func kind(_ row: CheckedRow, _ column: Int) -> Kind {
        guard let type = row.value(column), !Word.isExtension(type) else { return .open }
        if Word.equals(type, "school") { return .school }
        if Word.equals(type, "gradingPeriod") { return .gradingPeriod }
        if Word.equals(type, "schoolYear") { return .schoolYear }
        return .other
    }
}
