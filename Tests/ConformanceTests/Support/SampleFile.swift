import Foundation
import TestSupport

/// One CSV file of a made set: cells by column, and how they are written.
struct SampleFile: Sendable, Equatable {
    var table: CSVTable
    var style = Style()
    /// Stands in the file whatever the table says.
    var raw: Data?

    struct Style: Sendable, Equatable {
        var lineEnd = "\r\n"
        var endsWithLineEnd = true
        var quotesEveryCell = false
    }

    var bytes: Data { raw ?? Data(text.utf8) }

    private var text: String {
        var text = table.text
        if style.quotesEveryCell {
            let lines = [table.columns] + table.rows.map { row in table.columns.map { row[$0] ?? "" } }
            text = lines.map { $0.map(Self.quoted).joined(separator: ",") + "\n" }.joined()
        }
        if !style.endsWithLineEnd { text.removeLast() }
        return text.replacing("\n", with: style.lineEnd)
    }

    private static func quoted(_ cell: String) -> String {
        "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }

    /// Changes the file's bytes by their text; from then on they are what they are.
    mutating func rewrite(_ change: (inout String) -> Void) {
        var text = String(decoding: bytes, as: UTF8.self)
        change(&text)
        raw = Data(text.utf8)
    }

    /// The header's line as it is changed, the rows below it as they were.
    mutating func rewriteHeader(_ change: (inout [String]) -> Void) {
        var header = table.columns
        let old = header.joined(separator: ",")
        change(&header)
        rewrite {
            $0.replaceSubrange(
                ..<$0.index($0.startIndex, offsetBy: old.count), with: header.joined(separator: ","))
        }
    }
}
