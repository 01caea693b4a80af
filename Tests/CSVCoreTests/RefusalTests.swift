import CSVCore
import Testing

struct RefusalCase: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// Latin-1: each character is one byte.
    var document: String
    var refusal: CSVError

    init(_ name: String, _ document: String, _ code: CSVError.Code, at byte: Int, line: Int, record: Int) {
        testDescription = name
        self.document = document
        refusal = CSVError(code: code, position: CSVPosition(byte: byte, line: line, record: record))
    }

    /// In the first record.
    init(_ name: String, _ document: String, _ code: CSVError.Code, at byte: Int, line: Int = 1) {
        self.init(name, document, code, at: byte, line: line, record: 1)
    }

    /// A record of `found` fields under a header of two.
    init(_ name: String, _ document: String, fields found: Int, at byte: Int, line: Int, record: Int) {
        self.init(
            name, document, .raggedRow(expected: 2, found: found), at: byte, line: line, record: record)
    }

    typealias Case = RefusalCase

    static let all = structure + raggedRows + encoding

    private static let structure = [
        Case("an empty file", "", .noHeader, at: 0),
        Case("only a byte order mark", "\u{EF}\u{BB}\u{BF}", .noHeader, at: 3),
        Case("a blank first line", "\na,b\n", .noHeader, at: 0),
        Case("a blank first line, CRLF", "\r\na\r\n", .noHeader, at: 0),
        Case("no closing quote", "a,b\n1,\"2\n3,4\n", .unterminatedQuote, at: 6, line: 2, record: 2),
        Case("no closing quote after a doubled one", "a,\"b\"\"", .unterminatedQuote, at: 2),
        Case("only a quote", "\"", .unterminatedQuote, at: 0),
        Case("a quote in a field", "a,b\n1,2\"3\"\n", .quoteInsideField, at: 7, line: 2, record: 2),
        Case("a quote after a space", "a, \"b\"\n", .quoteInsideField, at: 3),
        Case("text after a quote", "a,b\n\"1\"x,2\n", .textAfterQuote, at: 7, line: 2, record: 2),
        Case("a space after a quote", "\"a\" ,b\n", .textAfterQuote, at: 3),
        Case("after lines in quotes", "a,b\n\"1\n\n\"x,2\n", .textAfterQuote, at: 9, line: 4, record: 2),
        Case("a bare CR", "a,b\n1\r2,3\n", .bareCarriageReturn, at: 5, line: 2, record: 2),
        Case("a bare CR after a quote", "\"a\"\rb\n", .bareCarriageReturn, at: 3),
        Case("a bare CR at the end", "a,b\r", .bareCarriageReturn, at: 3),
        Case("CR CR LF", "a,b\r\r\n", .bareCarriageReturn, at: 3),
    ]

    private static let raggedRows = [
        Case("a field too few", "a,b\n1\n", fields: 1, at: 4, line: 2, record: 2),
        Case("a field too many", "a,b\n1,2\n1,2,3", fields: 3, at: 8, line: 3, record: 3),
        Case("far too many", "a,b\n1,2,3,4,5,6\n", fields: 6, at: 4, line: 2, record: 2),
        Case("after lines in quotes", "a,\"\n\n\"\n1\n", fields: 1, at: 7, line: 4, record: 2),
        Case("after a vertical tab", "\"\n\u{0B}\",b\n1\n", fields: 1, at: 7, line: 3, record: 2),
        Case("a blank line", "a,b\n\n\r\n1,2\n", fields: 1, at: 4, line: 2, record: 2),
        Case("a blank line and a CR", "a,b\n\n\r", fields: 1, at: 4, line: 2, record: 2),
        Case("a line of one space", "a,b\n \n", fields: 1, at: 4, line: 2, record: 2),
    ]

    private static let encoding = [
        Case("Latin-1", "a,b\nZo\u{EB},2\n", .notUTF8, at: 6, line: 2, record: 2),
        Case("after lines in quotes", "\"\n\n\",\u{FF}\n", .notUTF8, at: 5, line: 3),
        Case("in quotes", "a,\"\n\u{80}\"\n", .notUTF8, at: 4, line: 2),
        Case("a sequence cut by the end", "a,\u{E2}\u{82}", .notUTF8, at: 2),
        Case("a sequence cut by a comma", "\u{C3}\u{A9}\u{E2}\u{82},b\n", .notUTF8, at: 2),
        Case("an overlong slash", "a\u{C0}\u{AF}\n", .notUTF8, at: 1),
        Case("a surrogate", "a\u{ED}\u{A0}\u{80}\n", .notUTF8, at: 1),
        Case("beyond U+10FFFF", "a\u{F4}\u{90}\u{80}\u{80}\n", .notUTF8, at: 1),
        Case("UTF-16", "\u{FF}\u{FE}a\0\r\0\n\0", .notUTF8, at: 0),
        Case("before a broken quote", "\u{FF},a\"\n", .notUTF8, at: 0),
        Case("after a broken quote", "a\"\u{FF}\n", .quoteInsideField, at: 1),
    ]
}

@Suite("Refusals")
struct RefusalTests {
    @Test(
        "What is not strict CSV is refused with the exact place, however it arrives",
        arguments: RefusalCase.all, Delivery.all)
    func whatIsNotStrictCSVIsRefusedWithTheExactPlace(example: RefusalCase, delivery: Delivery) throws {
        let reading = try Reading(latin1(example.document), delivery)
        #expect(reading.refusal == example.refusal)
        #expect(reading.rows.count == example.refusal.position.record - 1)
    }

    @Test("A reader that has refused its file keeps refusing it, and shows no fields")
    func aReaderThatHasRefusedItsFileKeepsRefusingItAndShowsNoFields() throws {
        var reader = Delivery.whole.reader(of: latin1("a,b\n1\n1,2\n"))
        #expect(try reader.next())
        for _ in 1...2 {
            let error = #expect(throws: CSVError.self) { try reader.next() }
            let position = CSVPosition(byte: 4, line: 2, record: 2)
            #expect(error == CSVError(code: .raggedRow(expected: 2, found: 1), position: position))
            #expect(reader.fieldCount == 0)
        }
    }

    @Test("A description says what and where, and nothing of what the cells hold")
    func aDescriptionSaysWhatAndWhere() throws {
        let ragged = try Reading(latin1("name,score\nSecret\n"), .whole)
        let expected = "line 2, byte 11, record 2: the record has 1 field, the header has 2"
        #expect(ragged.refusal?.description == expected)
        for example in RefusalCase.all {
            let text = "\(example.refusal)"
            #expect(text.hasPrefix("line \(example.refusal.position.line), byte "))
            #expect(text.allSatisfy { $0.isASCII && !$0.isNewline })
        }
    }
}
