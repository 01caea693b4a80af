import CSVCore
import TestSupport
import Testing

@Suite("A file in blocks")
struct BlockTests {
    /// The records of a document, read in blocks of so many bytes by readers of their own; nil where blocks cannot tell.
    private func inBlocks(_ document: [UInt8], _ blockBytes: Int, piece: Int) throws -> [Record]? {
        var rest = document[...]
        var blocks = CSVBlocks(blockBytes: blockBytes) { buffer in
            let taken = rest.prefix(min(piece, buffer.count))
            buffer.copyBytes(from: taken)
            rest = rest.dropFirst(taken.count)
            return taken.count
        }
        var records: [Record] = []
        var columns: Int?
        do {
            while let block = try blocks.read() {
                var reader = CSVReader(block: block, columnCount: columns)
                while try reader.next() {
                    records.append(Record(reader))
                    columns = reader.fieldCount
                }
                if block.endsBlank { return nil }
            }
        } catch is CSVBlocks.NoCut {
            return nil
        }
        return records
    }

    /// A record, and the line that it begins in.
    private struct Record: Equatable {
        var line: Int
        var byte: Int
        var fields: [[UInt8]]

        init(_ reader: borrowing CSVReader) {
            line = reader.position.line
            byte = reader.position.byte
            fields = copiedFields(of: reader)
        }
    }

    private func whole(_ document: [UInt8]) throws -> [Record] {
        var rest = document[...]
        var reader = CSVReader { buffer in
            let taken = rest.prefix(buffer.count)
            buffer.copyBytes(from: taken)
            rest = rest.dropFirst(taken.count)
            return taken.count
        }
        var records: [Record] = []
        while try reader.next() { records.append(Record(reader)) }
        return records
    }

    @Test(
        "Property: whatever reads as a whole reads the same in blocks of any size, or is left to a reader of the whole"
    )
    func sameRecords() throws {
        var random = RandomSource()
        var (told, left) = (0, 0)
        for _ in 0..<400 {
            let document = RandomDocument(&random).bytes
            guard let expected = try? whole(document) else { continue }
            let size = Int.random(in: 16...400, using: &random)
            let found = try inBlocks(document, size, piece: Int.random(in: 1...64, using: &random))
            guard let found else {
                left += 1
                continue
            }
            told += 1
            #expect(found == expected, "blocks of \(size), \(random)")
        }
        #expect(told > 50 && left > 5)
    }

    @Test("Property: what is refused as a whole is refused in blocks, or left to a reader of the whole")
    func sameRefusals() throws {
        var random = RandomSource()
        var refused = 0
        for _ in 0..<600 {
            let document = RandomDocument(&random).mutated(&random)
            guard (try? whole(document)) == nil else { continue }
            refused += 1
            let size = Int.random(in: 16...200, using: &random)
            let found = try? inBlocks(document, size, piece: 50)
            #expect((found ?? nil) == nil, "blocks of \(size), \(random)")
        }
        #expect(refused > 50)
    }

    @Test(
        "A blank line at the end of a block is for a reader of the whole, at the end of the file it is none")
    func blankLines() throws {
        let header = Array("a,b\n1,2\n1,2\n".utf8)
        #expect(try inBlocks(header + Array("\n\n".utf8), 64, piece: 64)?.count == 3)
        #expect(try inBlocks(header + Array("\n\n\n1,2\n1,2\n".utf8), 17, piece: 64) == nil)
    }
}
