public import Domain

/// Something in an input that a person should know: a row that was not used, a column nobody asked for.
///
/// Carries ids and positions, never names, comments or scores.
public struct InputFinding: Sendable, Equatable {
    public typealias Code = InputFindingCode

    public var code: Code
    public var file: String
    public var line: Int?
    public var column: String?
    /// The id of the row, where it has one.
    public var id: String?
    /// The row counts all the same: only this value is taken as not said.
    public var keepsRow: Bool
    /// How many rows it is said of; 1 but where it is said of all at once.
    public var count: Int

    public init(
        code: Code, file: String, line: Int? = nil, column: String? = nil, id: String? = nil,
        keepsRow: Bool = false, count: Int = 1
    ) {
        self.code = code
        self.file = file
        self.line = line
        self.column = column
        self.id = id
        self.keepsRow = keepsRow
        self.count = count
    }

    /// True where a row was left out.
    public var rejectsRow: Bool { !keepsRow && (code == .badValue || code == .unknownReference) }
}
