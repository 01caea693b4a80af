/// Colors the word of state with which `nightly` and `doctor` begin a line, and nothing else: on a terminal alone.
enum StateColors {
    private static let green = "32"
    private static let yellow = "33"
    private static let red = "31"
    private static let colors = ["ok": green, "look": yellow, "MEND": red, "FAIL": red]
    private static let margin = "  "

    /// - Parameter text: printable, so that no color in it is somebody else's.
    static func painted(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(line).joined(separator: "\n")
    }

    private static func line(_ line: Substring) -> String {
        guard line.hasPrefix(margin) else { return String(line) }
        let rest = line.dropFirst(margin.count)
        let word = rest.prefix { $0 != " " }
        guard let color = colors[String(word)] else { return String(line) }
        return "\(margin)\u{1B}[\(color)m\(word)\u{1B}[0m\(rest.dropFirst(word.count))"
    }
}
