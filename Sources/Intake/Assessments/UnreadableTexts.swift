/// What stands in cells that cannot be read, by the line of the row: of the first rows, and cut, for it is shown to people.
public struct UnreadableTexts: Sendable {
    static let most = 10_000
    private static let longest = 60

    private var texts: [Int: String] = [:]

    public init() {}

    public func text(line: Int) -> String? { texts[line] }

    mutating func add(_ more: [(line: Int, text: String)]) {
        for (line, text) in more.prefix(Self.most - texts.count) { texts[line] = text }
    }

    static func cut(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard scalars.count > longest else { return text }
        return String(String.UnicodeScalarView(scalars.prefix(longest))) + "…"
    }
}
