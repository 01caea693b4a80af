import CSVCore
import Testing

@Suite("Cells")
struct CellTests {
    @Test(
        "A cell is quoted only where RFC 4180 needs it",
        arguments: [
            ("", ""), ("plain", "plain"), (" spaces ", " spaces "), ("tab\t", "tab\t"), ("é漢😀", "é漢😀"),
            ("'", "'"), ("=1+1", "=1+1"), (",", "\",\""), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""),
            ("\"", "\"\"\"\""), ("a\nb", "\"a\nb\""), ("a\rb", "\"a\rb\""), ("a\r\n", "\"a\r\n\""),
            ("a long cell with spaces, and a comma", "\"a long cell with spaces, and a comma\""),
        ])
    func aCellIsQuotedOnlyWhereRFC4180NeedsIt(text: String, cell: String) {
        #expect(written { $0.appendCell(text) } == cell)
        let bytes = Array(text.utf8)
        #expect(written { out in out.appendCell(bytes.span) } == cell)
    }

    @Test("Every byte at every place of cells up to 20 bytes: quoted just where it is one of the four")
    func everyByteEverywhere() {
        let marks = Set(latin1(",\"\n\r"))
        for length in 1...20 {
            for place in 0..<length {
                for byte in UInt8.min...UInt8.max {
                    var cell = [UInt8](repeating: 0x61, count: length)
                    cell[place] = byte
                    var buffer = ByteBuffer()
                    buffer.appendCell(cell.span)
                    let isQuoted = buffer.count != length
                    guard isQuoted != marks.contains(byte) else { continue }
                    Issue.record("byte \(byte) at \(place) of \(length)")
                }
            }
        }
    }

    @Test(
        "A cell for people that a spreadsheet would run gets an apostrophe",
        arguments: [
            ("=1+1", "'=1+1"), ("=", "'="), ("@SUM(A1)", "'@SUM(A1)"), ("+1+1", "'+1+1"), ("-1+1", "'-1+1"),
            ("-", "'-"), ("+", "'+"), ("-.", "'-."), ("-5.", "'-5."), ("-1.2.3", "'-1.2.3"), ("--5", "'--5"),
            ("-5 ", "'-5 "), ("+1e5", "'+1e5"), ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
            ("\tx", "'\\u{9}x"), ("\rx", "'\\u{d}x"), ("\nx", "'\\u{a}x"),
            ("=A1,\"x\"", "\"'=A1,\"\"x\"\"\""),
            ("\u{FF1D}1", "'\u{FF1D}1"), ("\u{FF0B}1", "'\u{FF0B}1"), ("\u{FF0D}1", "'\u{FF0D}1"),
            ("\u{FF20}A", "'\u{FF20}A"),
        ])
    func aCellForPeopleThatASpreadsheetWouldRunGetsAnApostrophe(text: String, cell: String) {
        #expect(written { $0.appendCellForPeople(text) } == cell)
        let bytes = Array(text.utf8)
        #expect(written { out in out.appendCellForPeople(bytes.span) } == cell)
    }

    @Test(
        "A cell for people that no spreadsheet would run is written as for exchange",
        arguments: [
            "", "plain", "-5", "+3.2", "-.5", "-0.25", "+0", "5", "1-2", "a=b", " =1", "a,b", "a\"b", "'=1",
            "é", "\u{FF0C}x", "👩‍🏫",
        ])
    func aCellForPeopleThatNoSpreadsheetWouldRunIsWrittenAsForExchange(text: String) {
        #expect(written { $0.appendCellForPeople(text) } == written { $0.appendCell(text) })
    }

    @Test(
        "In a cell for people what a terminal would obey, or what misleads a reader, is spelt out, however long it is",
        arguments: [
            ("\u{FEFF}x", "\\u{feff}x"), ("a\rb", "a\\u{d}b"), ("a\u{1b}[2J", "a\\u{1b}[2J"),
            ("9\u{202e}5", "9\\u{202e}5"), ("a\u{7f}", "a\\u{7f}"),
            ("\u{7}" + String(repeating: "x", count: 300), "\\u{7}" + String(repeating: "x", count: 300)),
        ])
    func inACellForPeopleWhatATerminalWouldObey(text: String, cell: String) {
        #expect(written { $0.appendCellForPeople(text) } == cell)
    }
}
