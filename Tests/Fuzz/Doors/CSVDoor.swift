import CSVCore

/// The CSV core: what it reads must read the same however it is cut, and again once it was written.
struct CSVDoor: Door {
    private typealias Rows = [[[UInt8]]]
    private let limits = CSVLimits(maxFieldBytes: 2_000, maxRecordBytes: 6_000, maxColumns: 40)

    static func isRefusal(_ error: any Error) -> Bool { error is CSVError }

    func enter(_ input: UnsafeRawBufferPointer) throws {
        let bytes = Array(input)
        for delimiter in Delimiter.allCases { try enter(bytes, delimiter) }
    }

    private func enter(_ bytes: [UInt8], _ delimiter: Delimiter) throws {
        let whole = Result { () throws(CSVError) -> Rows in
            try rows(bytes, piece: bytes.count + 1, delimiter)
        }
        let cut = Result { () throws(CSVError) -> Rows in try rows(bytes, piece: 1, delimiter) }
        switch (whole, cut) {
        case (.success(let one), .success(let other)): precondition(one == other, "pieces change the rows")
        case (.failure(let one), .failure(let other)): precondition(one == other, "pieces change the refusal")
        default: preconditionFailure("pieces change whether it is refused")
        }
        let found = (try? blocks(bytes, 64, delimiter)).flatMap { $0 }
        guard case .success(let rows) = whole else {
            precondition(found == nil, "blocks read what is refused as a whole")
            return
        }
        if let found { precondition(found == rows, "blocks change the rows") }
        let again = try self.rows(written(rows), piece: 7, .comma)
        precondition(again == rows, "what was written reads otherwise")
    }

    private func rows(_ bytes: [UInt8], piece: Int, _ delimiter: Delimiter) throws(CSVError) -> Rows {
        var rest = bytes[...]
        var reader = CSVReader(limits: limits, delimiter: delimiter, bufferBytes: 16) { buffer in
            let taken = rest.prefix(min(piece, buffer.count))
            buffer.copyBytes(from: taken)
            rest = rest.dropFirst(taken.count)
            return taken.count
        }
        var rows: Rows = []
        do {
            while try reader.next() { rows.append(fields(of: reader)) }
        } catch let error as CSVError {
            throw error
        } catch {
            preconditionFailure("\(error)")
        }
        return rows
    }

    private func fields(of reader: borrowing CSVReader) -> [[UInt8]] {
        var fields: [[UInt8]] = []
        for index in 0..<reader.fieldCount { fields.append(Array(reader[index])) }
        return fields
    }

    /// nil where the blocks leave it to a reader of the whole.
    private func blocks(_ bytes: [UInt8], _ size: Int, _ delimiter: Delimiter) throws -> Rows? {
        var rest = bytes[...]
        var blocks = CSVBlocks(blockBytes: size, delimiter: delimiter) { buffer in
            let taken = rest.prefix(buffer.count)
            buffer.copyBytes(from: taken)
            rest = rest.dropFirst(taken.count)
            return taken.count
        }
        var rows: Rows = []
        var columns: Int?
        while let block = try blocks.read() {
            var reader = CSVReader(limits: limits, block: block, columnCount: columns)
            while try reader.next() {
                rows.append(fields(of: reader))
                columns = reader.fieldCount
            }
            if block.endsBlank { return nil }
        }
        return rows
    }

    private func written(_ rows: Rows) -> [UInt8] {
        var out = ByteBuffer()
        for row in rows {
            for (place, cell) in row.enumerated() {
                if place > 0 { out.append(UInt8(ascii: ",")) }
                // A header of one empty cell, or one that begins like a byte order mark, needs its quotes.
                if place == 0, cell.isEmpty || cell.starts(with: [0xEF, 0xBB, 0xBF]) {
                    out.append(UInt8(ascii: "\""))
                    for byte in cell {
                        if byte == UInt8(ascii: "\"") { out.append(byte) }
                        out.append(byte)
                    }
                    out.append(UInt8(ascii: "\""))
                } else {
                    out.appendCell(cell.span)
                }
            }
            out.append(UInt8(ascii: "\n"))
        }
        return Array(out.bytes)
    }
}
