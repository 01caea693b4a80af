import CSVCore
import Testing

/// A file that begins somehow and then repeats one byte for ever.
struct EndlessCase: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var start: String
    var unit: UInt8
    var code: CSVError.Code
    /// The size that the buffer needs, or begins with.
    var atMost: Int

    init(_ name: String, _ start: String, _ unit: Unicode.Scalar, _ code: CSVError.Code, atMost: Int) {
        testDescription = name
        self.start = start
        self.unit = UInt8(ascii: unit)
        self.code = code
        self.atMost = atMost
    }

    private static let fieldTooLong = CSVError.Code.fieldTooLong(limit: 1 << 20)
    private static let recordTooLong = CSVError.Code.recordTooLong(limit: 4 << 20)
    private static let ragged = CSVError.Code.raggedRow(expected: 2, found: 1)

    static let all = [
        EndlessCase("a quote never closed", "a,b\n1,\"", "x", fieldTooLong, atMost: 2 << 20),
        EndlessCase("doubled quotes", "a,b\n1,\"", "\"", fieldTooLong, atMost: 2 << 20),
        EndlessCase("lines in quotes", "a,b\n1,\"", "\n", fieldTooLong, atMost: 2 << 20),
        EndlessCase("a field", "a,b\n1,", "x", fieldTooLong, atMost: 2 << 20),
        EndlessCase("fields", "a,b\n1,", ",", recordTooLong, atMost: (4 << 20) + 2),
        EndlessCase("columns", "", ",", .tooManyColumns(limit: 512), atMost: 1 << 18),
        EndlessCase("carriage returns", "a,b", "\r", .bareCarriageReturn, atMost: 1 << 18),
        EndlessCase("blank lines, then a letter", "a,b\n\nx", "\n", ragged, atMost: 1 << 18),
    ]
}

@Suite("Limits")
struct LimitTests {
    private let limits = CSVLimits(maxFieldBytes: 10, maxRecordBytes: 25, maxColumns: 3)

    private func code(of document: String, _ delivery: Delivery) throws -> CSVError? {
        try Reading(latin1(document), delivery, limits: limits).refusal
    }

    @Test("What just fits is read", arguments: Delivery.all)
    func whatJustFitsIsRead(delivery: Delivery) throws {
        for lineEnd in ["", "\n", "\r\n"] {
            for field in ["1234567890", "\"12345678\"", "\"12\"\"56\"\"\""] {
                #expect(try code(of: "a,b,c\n,,\(field)\(lineEnd)", delivery) == nil)
                #expect(try code(of: "a,b,c\n123,\(field),\(field)\(lineEnd)", delivery) == nil)
            }
        }
    }

    @Test("A field of one byte more is refused at its first byte", arguments: Delivery.all)
    func fieldTooLong(delivery: Delivery) throws {
        let refusal = CSVError(
            code: .fieldTooLong(limit: 10), position: CSVPosition(byte: 8, line: 2, record: 2))
        for end in ["", "\n", "\r\n", ",c\n"] {
            for field in ["12345678901", "\"123456789\"", "\"\"\"\"\"\"\"\"\"\"\""] {
                #expect(try code(of: "a,b,c\n1,\(field)\(end)", delivery) == refusal)
            }
        }
        #expect(try code(of: "a,b,c\n1,12345678901\"\n", delivery) == refusal)
        #expect(try code(of: "a,b,c\n1,\"123456789012", delivery) == refusal)
    }

    @Test("A record of one byte more is refused at its first byte", arguments: Delivery.all)
    func recordTooLong(delivery: Delivery) throws {
        let refusal = CSVError(
            code: .recordTooLong(limit: 25), position: CSVPosition(byte: 6, line: 2, record: 2))
        for end in ["", "\n", "\r\n", "5\"\n"] {
            #expect(try code(of: "a,b,c\n1234567890,1234567890,1234\(end)", delivery) == refusal)
        }
    }

    @Test("A header of one column more is refused at that column", arguments: Delivery.all)
    func tooManyColumns(delivery: Delivery) throws {
        let refusal = CSVError(
            code: .tooManyColumns(limit: 3), position: CSVPosition(byte: 6, line: 1, record: 1))
        for end in ["", "\n", ",e,f\n"] { #expect(try code(of: "a,b,c,d\(end)", delivery) == refusal) }
    }

    @Test("An endless file is refused within the bytes that one buffer holds", arguments: EndlessCase.all)
    func anEndlessFileIsRefusedWithinTheBytesThatOneBufferHolds(example: EndlessCase) {
        var start = latin1(example.start)
        var given = 0
        var reader = CSVReader { memory in
            defer { start = [] }
            memory.initializeMemory(as: UInt8.self, repeating: example.unit)
            memory.copyBytes(from: start)
            given += memory.count
            return memory.count
        }
        let error = #expect(throws: CSVError.self) { while try reader.next() {} }
        #expect(error?.code == example.code)
        #expect(given <= example.atMost + example.start.utf8.count)
    }

    @Test("A field of a megabyte in one-byte reads: a reader of quadratic time would take hours")
    func aFieldOfAMegabyteInOneByteReads() throws {
        let document = latin1("a,b\n1,\"") + [UInt8](repeating: 0x78, count: 1_000_000) + latin1("\"\n")
        let reading = try Reading(document, .byteByByte)
        #expect(reading.refusal == nil)
        #expect(reading.rows.last?.last?.count == 1_000_000)
    }
}
