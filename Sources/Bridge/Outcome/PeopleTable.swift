import CSVCore
import DurableFiles

/// A CSV file for people, written as a stream: cells that a spreadsheet would run are neutralised.
final class PeopleTable {
    private static let pieceBytes = 1 << 16

    private let output: OutputFile
    private var rows = PeopleRows(capacity: pieceBytes + 4096)
    private(set) var rowCount = 0

    init(_ path: FilePath, header: String) throws {
        output = try OutputFile(path)
        var header = header + "\r\n"
        try header.withUTF8 { try output.write(UnsafeRawBufferPointer($0)) }
    }

    func cell(_ text: String?) { rows.cell(text) }
    func cell(_ text: FieldBytes?) { rows.cell(text) }
    func cell(_ number: Int?) { rows.cell(number) }
    func cell(_ text: StaticString) { rows.cell(text) }

    func endRow() throws {
        rows.endRow()
        rowCount += 1
        if rows.bytes.count >= Self.pieceBytes { try flush() }
    }

    func close() throws {
        try flush()
        try output.close()
    }

    private func flush() throws {
        try rows.bytes.withBytes { try output.write($0) }
        rows.removeAll()
    }
}
