import Yams

/// The text of gradebridge.yaml as a tree whose nodes know their lines.
enum YAMLDocument {
    /// The text is no YAML document.
    struct Unreadable: Error {
        let problem: ConfigurationProblem
    }

    /// Stands before a key that the same map holds again. Yams gives no tree for a map that repeats a key;
    /// with all but the last one altered it does, and the other problems of the file can be told as well.
    static let repeatedMark: Unicode.Scalar = "\u{E000}"

    private static let repeatsAtMost = 100

    /// Nil for a file without any content.
    static func parse(_ text: String) throws(Unreadable) -> Node? {
        var text = text
        for _ in 0..<repeatsAtMost {
            switch Result(catching: { try Parser(yaml: text, encoding: .utf8).singleRoot() }) {
            case .success(let root): return root
            case .failure(YamlError.duplicatedKeysInMapping(_, let context)):
                text = marking(context.mark, in: text)
            case .failure(let error): throw Unreadable(problem: problem(error))
            }
        }
        throw Unreadable(
            problem: ConfigurationProblem(
                line: nil, key: "", what: "keys are repeated over and over", advice: "keep one of each"))
    }

    /// The key without the mark.
    static func name(of key: Node) -> String? {
        guard let text = key.scalar?.string else { return nil }
        return String(String.UnicodeScalarView(text.unicodeScalars.drop { $0 == repeatedMark }))
    }

    private static func marking(_ mark: Mark, in text: String) -> String {
        var scalars = text.unicodeScalars
        var position = scalars.startIndex
        var line = 1
        while line < mark.line, position < scalars.endIndex {
            let next = scalars.index(after: position)
            if endsLine(scalars, at: position, next) { line += 1 }
            position = next
        }
        position = scalars.index(position, offsetBy: mark.column - 1, limitedBy: scalars.endIndex) ?? position
        if position < scalars.endIndex, scalars[position] == "\"" || scalars[position] == "'" {
            position = scalars.index(after: position)
        }
        scalars.insert(repeatedMark, at: position)
        return String(scalars)
    }

    /// Lines as libyaml counts them.
    private static func endsLine(
        _ scalars: String.UnicodeScalarView, at position: String.Index, _ next: String.Index
    ) -> Bool {
        switch scalars[position] {
        case "\r": next == scalars.endIndex || scalars[next] != "\n"
        case "\n", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }

    private static func problem(_ error: any Error) -> ConfigurationProblem {
        switch error as? YamlError {
        case .scanner(_, let what, let mark, _)?, .parser(_, let what, let mark, _)?,
            .composer(_, let what, let mark, _)?:
            ConfigurationProblem(
                line: mark.line, key: "", what: "not readable as YAML (\(what))",
                advice: "look at this line and the one before: indent with spaces, never tabs, "
                    + "and put texts with : or # in quotes")
        case .reader(let what, _, _, _)?:
            ConfigurationProblem(
                line: nil, key: "", what: "not readable as YAML (\(what))",
                advice: "save the file as plain text in UTF-8")
        default:
            ConfigurationProblem(
                line: nil, key: "", what: "not readable as YAML",
                advice: "compare it with a fresh gradebridge.yaml")
        }
    }
}
