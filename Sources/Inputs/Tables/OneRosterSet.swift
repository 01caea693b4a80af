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

    public static func isDeleted(_ status: FieldBytes) -> Bool {
        Cell.equals(status, "tobedeleted")
    }
}
