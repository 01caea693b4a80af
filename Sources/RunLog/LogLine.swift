import PlainText

/// One event, and the two forms in which it is written. Both are one line, whatever is in the fields.
struct LogLine {
    /// Longer values are cut: a line must stay one in journals that split long ones.
    static let longestValue = 2000
    private static let ownKeys: Set<String> = ["time", "level", "run", "message"]

    let time: String
    let level: String
    let run: String
    let message: String
    let fields: [(key: String, value: String)]

    /// `{"time":…,"level":…,"run":…,"message":…}` and the fields beside them.
    var json: String {
        let own = [("time", time), ("level", level), ("run", run), ("message", message)]
        // A field cannot stand in for the line's own; JSON knows no second key of a name.
        let others = fields.map { (Self.ownKeys.contains($0.key) ? "field.\($0.key)" : $0.key, $0.value) }
        return "{" + (own + others).map { "\(Self.quoted($0)):\(Self.quoted($1))" }.joined(separator: ",")
            + "}"
    }

    /// `2026-11-23T02:00:00.000Z warning a file was refused code=ragged-row file="grades 1.zip"`
    var text: String {
        let head = [time, level.padded(to: 7), Self.escaped(message)]
        return (head + fields.map { "\(Self.word($0.key))=\(Self.word($0.value))" }).joined(separator: " ")
    }

    /// Quoted only where the end of the word would not be seen.
    private static func word(_ text: String) -> String {
        let isPlain =
            !text.isEmpty && text.unicodeScalars.count <= longestValue
            && text.unicodeScalars.allSatisfy {
                !$0.properties.isWhitespace && $0 != "\"" && $0 != "=" && $0 != "\\" && !$0.isUnprintable
            }
        return isPlain ? text : quoted(text)
    }

    private static func quoted(_ text: String) -> String { "\"" + escaped(text) + "\"" }

    /// As JSON escapes, and more: nothing is left that ends a line, moves the cursor or turns the text round.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for (index, scalar) in text.unicodeScalars.enumerated() {
            guard index < longestValue else { return escaped + "…" }
            switch scalar {
            case "\"": escaped += "\\\""
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\r": escaped += "\\r"
            case "\t": escaped += "\\t"
            case let scalar where scalar.isUnprintable: escaped += scalar.jsonEscape
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: Swift.max(0, width - utf8.count))
    }
}
