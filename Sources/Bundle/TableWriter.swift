import CSVCore
import DurableFiles
import OneRoster
import ZipArchive

/// One CSV file of a bundle, deflated row by row; without rows there is no file.
final class TableWriter {
    /// Rows are handed to the compressor in pieces of about this size.
    private static let pieceBytes = 1 << 16

    let table: Table
    private let effort: DeflateEffort
    private let scratchFolder: FilePath
    private var entry: DeflatedEntry?
    private var buffer = ByteBuffer(capacity: pieceBytes + 4096)
    private(set) var rowCount = 0

    init(table: Table, _ effort: DeflateEffort, scratchFolder: FilePath) {
        self.table = table
        self.effort = effort
        self.scratchFolder = scratchFolder
    }

    /// Appends one row, the line end included, by means of `write`.
    func row(_ write: (inout ByteBuffer) -> Void) throws {
        begin(rows: 1)
        write(&buffer)
        if buffer.count >= Self.pieceBytes { try flush() }
    }

    /// Appends rows that stand one behind the other, each with its line end; of many a piece at a time, wherever it is
    /// cut, all of them counted with the first.
    func rows(_ bytes: Span<UInt8>, count: Int) throws {
        guard count > 0 || rowCount > 0 else { return }
        begin(rows: count)
        guard bytes.count < Self.pieceBytes else {
            // A copy of what is large already would be as large.
            return try flush().write(bytes)
        }
        buffer.append(bytes)
        if buffer.count >= Self.pieceBytes { try flush() }
    }

    private func begin(rows: Int) {
        if rowCount == 0 { buffer.append(utf8: table.header.joined(separator: ",") + "\r\n") }
        rowCount += rows
    }

    func finish() throws -> DeflatedEntry? {
        guard rowCount > 0 else { return nil }
        let entry = try flush()
        try entry.finish()
        return entry
    }

    /// - Returns: what the rows go to.
    @discardableResult
    private func flush() throws -> DeflatedEntry {
        let entry =
            try self.entry
            ?? DeflatedEntry(
                name: table.fileName, effort, scratchFolder: scratchFolder)
        self.entry = entry
        try buffer.lend { try entry.write($0) }
        buffer.removeAll(keepingCapacity: true)
        return entry
    }
}
