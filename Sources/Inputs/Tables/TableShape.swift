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

    public init(
        _ file: String, key: [String], required: [String], optional: [String] = [], isStrict: Bool = false
    ) {
        self.isStrict = isStrict
        self.file = file
        self.key = key
        self.required = required
        self.optional = optional
    }

    var columns: [String] { required + optional }
}
