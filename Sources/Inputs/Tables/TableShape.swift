/// One CSV file that gradebridge reads: its standard name and the columns it asks for.
///
/// A reader numbers the columns as they stand here, the required ones first.
public struct TableShape: Sendable {
    public let file: String
    public let required: [String]
    let optional: [String]
    /// The columns that together may not repeat.
    let key: [String]
    /// An optional column under a name that differs in blanks and signs alone is refused, not passed over: what it says
    /// would be lost.
    let isStrict: Bool
    /// Columns that may be there, and without which nothing is lost: under another name they are absent.
    let extra: [String]

    public init(
        _ file: String, key: [String], required: [String], optional: [String] = [], isStrict: Bool = false,
        extra: [String] = []
    ) {
        self.isStrict = isStrict
        self.extra = extra
        self.file = file
        self.key = key
        self.required = required
        self.optional = optional
    }

    var columns: [String] { required + optional + extra }
}
