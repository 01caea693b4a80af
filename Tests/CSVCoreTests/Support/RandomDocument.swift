import CSVCore
import TestSupport

/// A valid document made at random by the writer under test, and what a reader must say about it.
struct RandomDocument {
    var bytes: [UInt8] = []
    var rows: [[[UInt8]]] = []
    /// Where each field begins, by record.
    var positions: [[CSVPosition]] = []

    private static let plain = "abcxyz0123456789"
    private static let special =
        " -.=@\t\0;;||,,,\"\"\"\n\n\u{0B}\r\réß漢字😀\u{7F}\u{80}\u{7FF}\u{FFFF}\u{10FFFF}"

    init(_ source: inout RandomSource) {
        let columns = Int.random(in: 1...6, using: &source)
        if source.chance(oneIn: 4) { bytes = [0xEF, 0xBB, 0xBF] }
        for record in 1...Int.random(in: 1...12, using: &source) {
            var row = (0..<columns).map { _ in Self.cell(&source) }
            // A blank line is no header.
            if record == 1 && row == [[]] { row = [[0x61]] }
            appendRow(row, lineEnd: source.chance(oneIn: 3) ? [0x0D, 0x0A] : [0x0A])
        }
        if columns > 1 && source.chance(oneIn: 4) {
            bytes += latin1(["\n", "\r\n", "\n\r\n\n"].randomElement(using: &source) ?? "")
        } else if rows.last != [[]] && source.chance(oneIn: 4) {
            bytes.removeLast(bytes.suffix(2) == [0x0D, 0x0A] ? 2 : 1)
        }
    }

    private static func cell(_ source: inout RandomSource) -> [UInt8] {
        let length = source.chance(oneIn: 20) ? 90 : Int.random(in: 0...12, using: &source)
        var text = String.UnicodeScalarView()
        // Half the cells are plain, so that plain and quoted ones stand side by side.
        let letters = (source.chance(oneIn: 2) ? plain : plain + special).unicodeScalars
        for _ in 0..<length { text.append(letters.randomElement(using: &source) ?? "a") }
        return Array(String(text).utf8)
    }

    private mutating func appendRow(_ row: [[UInt8]], lineEnd: [UInt8]) {
        var places: [CSVPosition] = []
        var out = ByteBuffer()
        for (index, cell) in row.enumerated() {
            if index > 0 { out.append(UInt8(ascii: ",")) }
            let before = bytes + Array(out.bytes)
            let lineFeeds = before.count { $0 == 0x0A }
            places.append(CSVPosition(byte: before.count, line: lineFeeds + 1, record: rows.count + 1))
            out.appendCell(cell.span)
        }
        bytes += Array(out.bytes) + lineEnd
        rows.append(row)
        positions.append(places)
    }

    /// The document with some bytes changed, taken out or put in, mostly those that mean something in CSV.
    func mutated(_ source: inout RandomSource) -> [UInt8] {
        var bytes = bytes
        let planted = latin1(",,\"\"\"\n\n\u{0B}\r\r a\u{00}\u{80}\u{C3}\u{A9}\u{E2}\u{ED}\u{F0}\u{FF}")
        for _ in 0..<Int.random(in: 1...3, using: &source) {
            let offset = Int.random(in: 0...bytes.count, using: &source)
            let byte = planted.randomElement(using: &source) ?? 0
            switch Int.random(in: 0...2, using: &source) {
            case 0: bytes.insert(byte, at: offset)
            case 1 where offset < bytes.count: bytes[offset] = byte
            case 2 where offset < bytes.count: bytes.remove(at: offset)
            default: break
            }
        }
        return bytes
    }
}
