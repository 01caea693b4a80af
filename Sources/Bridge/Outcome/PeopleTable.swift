import CSVCore
import DurableFiles

/// A CSV file for people, written as a stream: cells that a spreadsheet would run are neutralised.
final class PeopleTable {
    private static let pieceBytes = 1 << 16

    private let output: OutputFile
    private var buffer = ByteBuffer(capacity: pieceBytes + 4096)
    private var isFirst = true
    private(set) var rowCount = 0

    init(_ path: FilePath, header: String) throws {
        output = try OutputFile(path)
        buffer.append(utf8: header + "\r\n")
    }

    func cell(_ text: String?) {
        separate()
        if let text { buffer.appendCellForPeople(text) }
    }

    func cell(_ text: FieldBytes?) {
        separate()
        if let text { buffer.appendCellForPeople(text) }
    }

    func cell(_ number: Int?) {
        separate()
        if let number { buffer.append(decimal: number) }
    }

    /// Text of our own, which no spreadsheet runs.
    func cell(_ text: StaticString) {
        separate()
        text.withUTF8Buffer { buffer.appendCell($0) }
    }

    func endRow() throws {
        buffer.append("\r\n")
        isFirst = true
        rowCount += 1
        if buffer.count >= Self.pieceBytes { try flush() }
    }

    func close() throws {
        try flush()
        try output.close()
    }

    private func separate() {
        if !isFirst { buffer.append(UInt8(ascii: ",")) }
        isFirst = false
    }

    private func flush() throws {
        try buffer.withBytes { try output.write($0) }
        buffer.removeAll(keepingCapacity: true)
    }
}
