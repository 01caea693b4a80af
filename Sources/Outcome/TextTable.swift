import PlainText

/// Small tables for a terminal: words to the left, numbers to the right.
package enum TextTable {
    package static func lines(_ rows: [(String, Int)]) -> [String] {
        let words = rows.map(\.0.count).max() ?? 0
        let numbers = rows.map { GroupedDigits.text($0.1).count }.max() ?? 0
        return rows.map { word, number in
            "  \(padded(word, words))  \(String(repeating: " ", count: numbers - GroupedDigits.text(number).count))\(GroupedDigits.text(number))"
        }
    }

    /// Columns of text under their headers, as wide as they need to be.
    package static func columns(_ header: [String], _ rows: [[String]]) -> [String] {
        // A cell is often the text of somebody else, and one that is too wide moves all others out of sight.
        let all = [header] + rows.map { $0.map(\.printableValue) }
        let widths = header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        return all.map { row in
            let line = zip(row, widths).map(padded).joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }

    package static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
