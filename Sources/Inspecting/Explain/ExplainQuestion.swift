/// What a person asks `explain`: as much of it as they know.
public struct ExplainQuestion: Sendable {
    /// A title of an assignment or a section, a part of it, or an id.
    public var words: String?
    /// GradeBookItemId.
    public var item: String?
    /// The class's `sourcedId`, or its title.
    public var section: String?
    /// User `sourcedId`.
    public var student: String?
    public var studentName: String?

    public init(
        words: String? = nil, item: String? = nil, section: String? = nil, student: String? = nil,
        studentName: String? = nil
    ) {
        self.words = words
        self.item = item
        self.section = section
        self.student = student
        self.studentName = studentName
    }
}

/// What somebody remembers of a title or a name: its words, in any order and case.
struct RememberedText {
    private let whole: String
    private let words: [Substring]

    init(_ text: String) {
        whole = text.lowercased()
        words = whole.split(whereSeparator: \.isWhitespace)
    }

    func isAll(of text: String) -> Bool { text.lowercased() == whole }

    func isPart(of text: String) -> Bool {
        let text = text.lowercased()
        return !words.isEmpty && words.allSatisfy { text.contains($0) }
    }
}
