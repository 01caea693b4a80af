import CSVCore
import TestSupport
import Testing

@Suite("Other delimiters than the comma")
struct DelimiterTests {
    private static let others = Delimiter.allCases.filter { $0 != .comma }

    /// Every comma becomes the delimiter, and the delimiter a comma.
    private static func swapped(_ bytes: [UInt8], _ delimiter: Delimiter) -> [UInt8] {
        bytes.map { byte in
            switch byte {
            case Delimiter.comma.byte: delimiter.byte
            case delimiter.byte: Delimiter.comma.byte
            default: byte
            }
        }
    }

    private static func swapped(_ reading: Reading, _ delimiter: Delimiter) -> Reading {
        var reading = reading
        reading.rows = reading.rows.map { $0.map { swapped($0, delimiter) } }
        return reading
    }

    /// Half of the documents have faults.
    private static func document(_ source: inout RandomSource) -> [UInt8] {
        let document = RandomDocument(&source)
        return source.chance(oneIn: 2) ? document.bytes : document.mutated(&source)
    }

    @Test(
        "Property: a document in which delimiter and comma change places reads the same and is refused the same, however it arrives",
        arguments: others)
    func samePlaces(_ delimiter: Delimiter) throws {
        var source = RandomSource()
        var (read, refused) = (0, 0)
        for _ in 1...3_000 where read < 50 || refused < 50 {
            let document = Self.document(&source)
            let other = Self.swapped(document, delimiter)
            let limits = CSVLimits(maxFieldBytes: .random(in: 20...200, using: &source))
            let whole = try Reading(Delivery.whole.reader(of: other, delimiter, limits: limits))
            let plain = Self.swapped(try Reading(document, .whole, limits: limits), delimiter)
            // What tabs and pipes alone refuse is the same however it arrives.
            let expected = Self.isDoubtful(whole, beside: plain, delimiter) ? whole : plain
            for delivery in Delivery.all + [.random(&source)] {
                let found = try Reading(delivery.reader(of: other, delimiter, limits: limits))
                try #require(found == expected, "\(source)")
            }
            if expected.refusal == nil { read += 1 } else { refused += 1 }
        }
        #expect(read >= 50 && refused >= 50, "too few of one kind: \(source)")
    }

    /// Refused for its quotes, or in the same record as with commas and for a byte before such quotes.
    private static func isDoubtful(_ whole: Reading, beside plain: Reading, _ delimiter: Delimiter) -> Bool {
        guard let refusal = whole.refusal else { return false }
        if refusal.code == .doubtfulQuotes { return true }
        return refusal.code == .notUTF8 && whole.rows == plain.rows
            && refusal.position.record == plain.refusal?.position.record
    }

    @Test("Property: in blocks of any size it reads as it does as a whole", arguments: others)
    func inBlocksOfAnySizeItReadsAsItDoesAsAWhole(_ delimiter: Delimiter) throws {
        var source = RandomSource()
        var told = 0
        for _ in 1...40 {
            let document = Self.swapped(RandomDocument(&source).bytes, delimiter)
            let whole = try Reading(Delivery.whole.reader(of: document, delimiter))
            if whole.refusal?.code == .doubtfulQuotes { continue }
            for size in 16...max(16, document.count + 1) {
                var blocks = CSVBlocks(
                    blockBytes: size, delimiter: delimiter, fill: Delivery.whole.fill(from: document))
                guard let rows = try Self.rows(of: &blocks) else { continue }
                told += 1
                try #require(rows == whole.rows, "blocks of \(size), \(source)")
            }
        }
        #expect(told > 300)
    }

    /// Nil where only a reader of the whole can tell.
    private static func rows(of blocks: inout CSVBlocks) throws -> [[[UInt8]]]? {
        var (rows, columns): ([[[UInt8]]], Int?) = ([], nil)
        do {
            while let block = try blocks.read() {
                var reader = CSVReader(block: block, columnCount: columns)
                while try reader.next() {
                    rows.append(copiedFields(of: reader))
                    columns = reader.fieldCount
                }
                if block.endsBlank { return nil }
            }
        } catch is CSVBlocks.NoCut {
            return nil
        }
        return rows
    }

    @Test("A delimiter within quotes is text, and one that is not the file's is always text")
    func aDelimiterWithinQuotesIsText() throws {
        for delimiter in Self.others {
            let sign = String(Unicode.Scalar(delimiter.byte))
            let document = Array("a\(sign)b\n\"x\(sign)\"\"y\"\(sign)6,5\n".utf8)
            let reading = try Reading(Delivery.whole.reader(of: document, delimiter))
            #expect(reading.text == [["a", "b"], ["x\(sign)\"y", "6,5"]])
            #expect(throws: CSVError.self) {
                var reader = Delivery.whole.reader(of: document)
                while try reader.next() {}
            }
        }
    }

    @Test(
        "Between tabs and pipes a quoted cell with a line end and a delimiter may be parts of two rows: it is refused",
        arguments: [Delimiter.tab, .pipe])
    func betweenTabsAndPipesAQuotedCellWithALineEnd(_ delimiter: Delimiter) throws {
        let sign = String(Unicode.Scalar(delimiter.byte))
        let header = ["a", "b", "c"].joined(separator: sign)
        let rows = ["1\(sign)\"Great work\(sign)9", "2\(sign)Board is 12\"\(sign)12"].joined(separator: "\n")
        let reading = try Reading(Delivery.whole.reader(of: Array("\(header)\n\(rows)\n".utf8), delimiter))
        #expect(reading.refusal?.code == .doubtfulQuotes)
        #expect(reading.refusal?.position == CSVPosition(byte: 8, line: 2, record: 2))
        let quoted = Array("\(header)\n1\(sign)\"x\ny\"\(sign)\"p\(sign)q\"\n".utf8)
        #expect(
            try Reading(Delivery.whole.reader(of: quoted, delimiter)).text.last == ["1", "x\ny", "p\(sign)q"])
    }

    @Test(
        "Between semicolons a quoted cell that holds the end of a row and the beginning of another is refused"
    )
    func betweenSemicolonsAQuotedCellThatHoldsTheEndOfARow() throws {
        func read(_ rows: String) throws -> Reading {
            try Reading(Delivery.whole.reader(of: Array("a;b;c\n\(rows)\n".utf8), .semicolon))
        }
        for rows in [
            "1;2;\"Great\n3;4;Board is 12\"", "1;\"Great;2\n3;4;5\n6;Board 12\";7", "\"1;2;3\n4\";5;6",
        ] {
            #expect(try read(rows).refusal?.code == .doubtfulQuotes, "\(rows)")
        }
        for rows in ["1;2;\"Great; indeed\nand more\"", "1;\"x\n;y;\nz\";3", "1;\"x;\ny\";3"] {
            #expect(try read(rows).refusal == nil, "\(rows)")
        }
    }

    @Test("What stands before the header is counted in every place, in blocks as well")
    func whatStandsBeforeTheHeaderIsCountedInEveryPlace() throws {
        let header = Array("a;b\n".utf8)
        let document = header + Array(String(repeating: "1;2\n", count: 30).utf8) + Array("1;2;3\n".utf8)
        let start = CSVPosition(byte: 7, line: 2, record: 0)
        let fault = CSVPosition(byte: 7 + document.count - 6, line: 33, record: 32)
        var reader = CSVReader(
            delimiter: .semicolon, start: start, fill: Delivery.byteByByte.fill(from: document))
        let whole = #expect(throws: CSVError.self) { while try reader.next() {} }
        #expect(whole?.position == fault)
        var blocks = CSVBlocks(
            blockBytes: 40, delimiter: .semicolon, start: start, fill: Delivery.whole.fill(from: document))
        var columns: Int?
        let inBlocks = #expect(throws: CSVError.self) {
            while let block = try blocks.read() {
                var reader = CSVReader(block: block, columnCount: columns)
                while try reader.next() { columns = reader.fieldCount }
            }
        }
        #expect(inBlocks?.position.byte == fault.byte && inBlocks?.position.line == fault.line)
    }
}
