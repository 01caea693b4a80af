package import CSVCore
package import DurableFiles

/// A CSV file for people, written as a stream: cells that a spreadsheet would run are neutralised, and a byte order mark
/// says that it is UTF-8, without which Excel takes it for the code page of its computer.
package final class SpreadsheetFile {
    /// What every CSV file for people begins with; files between programs have none.
    package static let byteOrderMark = "\u{FEFF}"
    private static let pieceBytes = 1 << 16

    private let output: OutputFile
    private var rows = SpreadsheetRows(capacity: pieceBytes + 4096)
    package private(set) var rowCount = 0

    package init(_ path: FilePath, header: String) throws {
        output = try OutputFile(path)
        try output.write((Self.byteOrderMark + header + "\r\n").utf8.span)
    }

    package func cell(_ text: String?) { rows.cell(text) }
    package func cell(_ text: FieldBytes?) { rows.cell(text) }
    package func cell(_ number: Int?) { rows.cell(number) }
    package func cell(_ text: StaticString) { rows.cell(text) }

    package func endRow() throws {
        rows.endRow()
        rowCount += 1
        if rows.bytes.count >= Self.pieceBytes { try flush() }
    }

    package func close() throws {
        try flush()
        try output.close()
    }

    private func flush() throws {
        try rows.bytes.lend { try output.write($0) }
        rows.removeAll()
    }
}
