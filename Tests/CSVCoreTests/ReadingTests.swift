import CSVCore
import Testing

struct ReadingCase: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var document: String
    var rows: [[String]]

    init(_ name: String, _ document: String, _ rows: [[String]]) {
        testDescription = name
        self.document = document
        self.rows = rows
    }

    static let all = [
        ReadingCase("one record", "a,b\n", [["a", "b"]]),
        ReadingCase("no line end at the end", "a,b\n1,2", [["a", "b"], ["1", "2"]]),
        ReadingCase("CRLF", "a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
        ReadingCase("LF and CRLF mixed", "a,b\n1,2\r\n3,4\n", [["a", "b"], ["1", "2"], ["3", "4"]]),
        ReadingCase("empty fields", ",,\n,,\n", [["", "", ""], ["", "", ""]]),
        ReadingCase("an empty last field at the end", "a,b\n1,", [["a", "b"], ["1", ""]]),
        ReadingCase("spaces belong to the field", " a , b \n", [[" a ", " b "]]),
        ReadingCase("a longer field", "abcdefghijklmnop,q\n", [["abcdefghijklmnop", "q"]]),
        ReadingCase("quoted", "\"a\",\"b\"\n", [["a", "b"]]),
        ReadingCase("quoted and empty", "\"\",b,\"\"\n", [["", "b", ""]]),
        ReadingCase("quoted at the end", "a,\"b\"", [["a", "b"]]),
        ReadingCase("quoted before CRLF", "a,\"b\"\r\n", [["a", "b"]]),
        ReadingCase("a comma in quotes", "\"a,b\",c\n", [["a,b", "c"]]),
        ReadingCase("line ends in quotes", "\"a\nb\",\"c\r\nd\"\n", [["a\nb", "c\r\nd"]]),
        ReadingCase("a bare carriage return in quotes", "\"a\rb\",c\n", [["a\rb", "c"]]),
        ReadingCase("doubled quotes", "\"a\"\"b\",\"\"\"\"\n", [["a\"b", "\""]]),
        ReadingCase("only doubled quotes", "\"\"\"\"\"\",x\n", [["\"\"", "x"]]),
        ReadingCase("doubled quotes in two fields", "\"\"\"a\",\"b\"\"\"\n", [["\"a", "b\""]]),
        ReadingCase("a longer quoted field", "\"abcdefghi\"\"jklmno\",q\n", [["abcdefghi\"jklmno", "q"]]),
        ReadingCase("beyond ASCII", "Zoë,漢字,😀\n", [["Zoë", "漢字", "😀"]]),
        ReadingCase("beyond ASCII in quotes", "\"Zoë, \"\"漢\"\"\",b\n", [["Zoë, \"漢\"", "b"]]),
        ReadingCase("a NUL is a byte like others", "a\0,\0b\n", [["a\0", "\0b"]]),
        ReadingCase("a byte order mark", "\u{FEFF}a,b\n", [["a", "b"]]),
        ReadingCase("a byte order mark before a quote", "\u{FEFF}\"a\",b\n", [["a", "b"]]),
        ReadingCase("a second one is content", "\u{FEFF}\u{FEFF}a,b\n", [["\u{FEFF}a", "b"]]),
        ReadingCase("blank lines at the very end", "a,b\n1,2\n\n\r\n\n", [["a", "b"], ["1", "2"]]),
        ReadingCase("blank lines after the header", "a,b\n\n", [["a", "b"]]),
        ReadingCase("one column", "a\n1\n2", [["a"], ["1"], ["2"]]),
        ReadingCase("blank lines in one column", "a\n\n1\r\n\r\n\n", [["a"], [""], ["1"], [""], [""]]),
        ReadingCase("one column with an empty name", "\"\"\n1\n", [[""], ["1"]]),
        ReadingCase("two characters", "a", [["a"]]),
    ]
}

@Suite("Reading")
struct ReadingTests {
    @Test(
        "A document is read as the rows it holds, however it arrives",
        arguments: ReadingCase.all, Delivery.all)
    func aDocumentIsReadAsTheRowsItHolds(example: ReadingCase, delivery: Delivery) throws {
        let reading = try Reading(Array(example.document.utf8), delivery)
        #expect(reading.refusal == nil)
        #expect(reading.text == example.rows)
    }

    @Test("Before the first record and after the last there are no fields, and the end stays the end")
    func noFieldsOutsideRecords() throws {
        var reader = Delivery.whole.reader(of: latin1("a,b\n\n"))
        var count = reader.fieldCount
        #expect(count == 0)
        var found = try reader.next()
        #expect(found)
        count = reader.fieldCount
        #expect(count == 2)
        for _ in 1...2 {
            found = try reader.next()
            #expect(!found)
            count = reader.fieldCount
            #expect(count == 0)
        }
    }

    @Test("A record and its fields know where they begin", arguments: Delivery.all)
    func aRecordAndItsFieldsKnowWhereTheyBegin(delivery: Delivery) throws {
        let document = "\u{FEFF}a,b\r\n\"1\n\"\"\n2\",\"x\"\n3,\n"
        var reader = delivery.reader(of: Array(document.utf8))
        var seen: [CSVPosition] = []
        while try reader.next() {
            seen.append(reader.position)
            for field in 0..<reader.fieldCount { seen.append(reader.position(ofField: field)) }
        }
        let expected = [
            (3, 1, 1), (3, 1, 1), (5, 1, 1),
            (8, 2, 2), (8, 2, 2), (17, 4, 2),
            (21, 5, 3), (21, 5, 3), (23, 5, 3),
        ]
        #expect(seen == expected.map { CSVPosition(byte: $0.0, line: $0.1, record: $0.2) })
    }

    @Test("What fill throws is what next throws, and goes on throwing")
    func whatFillThrowsIsWhatNextThrowsAndGoesOnThrowing() {
        struct Unreadable: Error {}
        var reader = CSVReader { _ in throw Unreadable() }
        for _ in 1...2 { #expect(throws: Unreadable.self) { try reader.next() } }
    }
}
