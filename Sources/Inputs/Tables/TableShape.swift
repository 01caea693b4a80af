/// One CSV file that gradebridge reads: its standard name and the columns it asks for.
///
/// A reader numbers the columns as they stand here, the required ones first.
public struct TableShape: Sendable {
    public let file: String
    public let required: [String]
    let optional: [String]
    /// The columns that together may not repeat.
    let key: [String]
    /// Columns that may be there, and without which nothing is lost: under another name they are absent. An optional column
    /// under nearly its name is refused, not passed over: what it says would be lost.
    let extra: [String]

    public init(
        _ file: String, key: [String], required: [String], optional: [String] = [],
        extra: [String] = []
    ) {
        self.extra = extra
        self.file = file
        self.key = key
        self.required = required
        self.optional = optional
    }

    var columns: [String] { required + optional + extra }
}
