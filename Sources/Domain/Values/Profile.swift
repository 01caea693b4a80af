public import CSVCore

/// A district's own names for files and columns (`profile.*` in gradebridge.yaml).
public struct Profile: Sendable, Equatable {
    /// Standard file name → the district's file name.
    public var files: [String: String]
    /// Standard file name → standard column name → the district's column name.
    public var columns: [String: [String: String]]

    /// How days are written, where they are not written in the one way that cannot be mistaken.
    public var dates: [InputKind: DateForm] = [:]
    /// How characters are written, where a file does not tell and it is not UTF-8.
    public var encodings: [InputKind: TextEncoding] = [:]
    /// What stands between cells, where it is not to be told from the header of each table.
    public var delimiters: [InputKind: Delimiter] = [:]

    public init(files: [String: String] = [:], columns: [String: [String: String]] = [:]) {
        self.files = files
        self.columns = columns
    }

    public func file(_ name: String) -> String { files[name] ?? name }

    public func column(_ name: String, of file: String) -> String {
        columns[file]?[name] ?? name
    }
}
