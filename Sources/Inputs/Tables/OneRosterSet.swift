public import CSVCore
import OneRoster

/// What all OneRoster sets share, a roster as well as a read-back.
public enum OneRosterSet {
    public static let manifest = TableShape(
        Manifest.fileName, key: ["propertyName"], required: Manifest.header)

    /// The columns that are no surprise in a table, in either version.
    public static func known(_ shape: TableShape) -> Set<String> {
        let name = tableName(shape)
        return Set(Version.allCases.compactMap { $0.table(name)?.header }.joined())
    }

    /// The files that are no surprise in a set, in either version.
    public static let knownFiles =
        [Manifest.fileName] + Version.allCases.flatMap { $0.tables.map(\.fileName) }

    static func tableName(_ shape: TableShape) -> String { String(shape.file.dropLast(".csv".count)) }

    /// What a row's status says of it.
    public enum RowStatus: Sendable {
        case active, deleted
        /// A word that OneRoster does not have, such as `inactive`: it is never taken for active.
        case other
    }

    /// In any case, with spaces around it or not.
    public static func status(_ cell: FieldBytes) -> RowStatus {
        if Cell.isBlank(cell) || Cell.says(cell, "active") { return .active }
        return Cell.says(cell, "tobedeleted") ? .deleted : .other
    }

    public static func isDeleted(_ status: FieldBytes) -> Bool {
        Cell.says(status, "tobedeleted")
    }
}
