/// Something in an input that a person should know: a row that was not used, a column nobody asked for.
///
/// Carries ids and positions, never names, comments or scores.
public struct IntakeFinding: Sendable, Equatable {
    public enum Code: String, Sendable {
        /// A value that cannot be read; its row was not used.
        case badValue = "bad-value"
        /// The row names a course, group or term that is not in the export; it was not used.
        case unknownReference = "unknown-reference"
        /// The column is not one that gradebridge knows; reported once.
        case unknownColumn = "unknown-column"
        /// The file is not one that gradebridge knows; reported once.
        case unknownFile = "unknown-file"
    }

    public var code: Code
    public var file: String
    public var line: Int?
    public var column: String?
    /// The id of the row, where it has one.
    public var id: String?

    public init(code: Code, file: String, line: Int? = nil, column: String? = nil, id: String? = nil) {
        self.code = code
        self.file = file
        self.line = line
        self.column = column
        self.id = id
    }

    /// True where a row was left out.
    public var rejectsRow: Bool { code == .badValue || code == .unknownReference }
}
