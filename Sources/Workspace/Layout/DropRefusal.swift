import Domain
public import DurableFiles

/// Why something in a drop folder is never taken.
public enum DropRefusal: String, Sendable {
    case link, special, looseCSV, workbook, unknownKind, longName, unreadableName

    /// Bytes of a name. Systems know 255, and beside a file its reason, its marks and its numbers must find room.
    public static let longestName = 200

    /// Of spreadsheets' own files.
    private static let workbooks = [".xlsx", ".xls", ".xlsm", ".ods"]

    /// Nil for what can be taken: a zip, a folder, and where an extract may come a table by itself, packed or not.
    public init?(_ entry: FolderEntry, takesCSV: Bool) {
        switch entry.kind {
        case .symlink: self = .link
        case .other: self = .special
        case _ where entry.path.isNameUnreadable: self = .unreadableName
        case _ where entry.name.utf8.count > Self.longestName: self = .longName
        case .folder: return nil
        case .regular:
            let name = entry.name.lowercased()
            if name.hasSuffix(".zip") { return nil }
            if takesCSV, TableName.isTable(name) || TableName.isPacked(name) { return nil }
            if name.hasSuffix(".csv") {
                self = .looseCSV
            } else if Self.workbooks.contains(where: name.hasSuffix) {
                self = .workbook
            } else {
                self = .unknownKind
            }
        }
    }
}
