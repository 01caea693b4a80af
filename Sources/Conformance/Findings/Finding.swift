/// One thing that is wrong with a set, and where. Holds no content of the set unless it was asked for.
public struct Finding: Sendable, Equatable {
    public var code: FindingCode
    /// The file as it is called in the set; nil where the whole set is to blame.
    public var file: String?
    /// Physical line, from 1; nil where the finding is of the file as a whole.
    public var line: Int?
    /// The column's name as OneRoster gives it, or a property of the manifest. Of an unknown column its number.
    public var column: String?
    /// What the value looks like, not what it is: `12 characters: letters, digits`.
    public var shape: String?
    /// The value itself, at most 200 characters; only where `CheckOptions.showsValues`.
    public var value: String?
    /// More that is known, without content of the set: which file the id should be in, what is expected.
    public var detail: String?

    public init(
        _ code: FindingCode, file: String? = nil, line: Int? = nil, column: String? = nil,
        shape: String? = nil, value: String? = nil, detail: String? = nil
    ) {
        self.code = code
        self.file = file
        self.line = line
        self.column = column
        self.shape = shape
        self.value = value
        self.detail = detail
    }
}
