public import CSVCore

/// Ids in the order of their bytes, as the ledger packs them: `["s2003","s2004"]`, a JSON array of strings.
public enum PackedIDs {
    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")

    /// Appends one id as a JSON string. Brackets and commas are the caller's.
    public static func append(_ id: FieldBytes, to buffer: inout ByteBuffer) {
        buffer.append(quote)
        if id.contains(where: needsEscape) {
            for index in id.indices { append(id[index], to: &buffer) }
        } else {
            buffer.append(id)
        }
        buffer.append(quote)
    }

    /// Appends a whole list.
    public static func append(list ids: [String], to buffer: inout ByteBuffer) {
        buffer.append("[")
        for (place, id) in ids.enumerated() {
            if place > 0 { buffer.append(",") }
            append(id.utf8.span, to: &buffer)
        }
        buffer.append("]")
    }

    /// The ids of a list in the form that `append` writes; anything else is damage.
    public static func ids(_ json: FieldBytes) throws(PackedIDsDamage) -> [String] {
        var place = 0
        func expect(_ byte: UInt8) throws(PackedIDsDamage) {
            guard place < json.count, json[place] == byte else { throw PackedIDsDamage(byte: place) }
            place += 1
        }
        func isAt(_ byte: UInt8) -> Bool { place < json.count && json[place] == byte }
        var ids: [String] = []
        try expect(UInt8(ascii: "["))
        while !isAt(UInt8(ascii: "]")) {
            if !ids.isEmpty { try expect(UInt8(ascii: ",")) }
            try expect(quote)
            let start = place
            while place < json.count, json[place] != quote { place += json[place] == backslash ? 2 : 1 }
            guard place < json.count else { throw PackedIDsDamage(byte: place) }
            ids.append(try text(json.extracting(start..<place), at: start))
            place += 1
        }
        place += 1
        guard place == json.count else { throw PackedIDsDamage(byte: place) }
        return ids
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == quote || byte == backslash
    }

    private static func append(_ byte: UInt8, to buffer: inout ByteBuffer) {
        guard needsEscape(byte) else { return buffer.append(byte) }
        if byte < 0x20 {
            let digits: StaticString = "0123456789abcdef"
            buffer.append("\\u00")
            buffer.append(digits.bytes[Int(byte >> 4)])
            buffer.append(digits.bytes[Int(byte & 15)])
        } else {
            buffer.append(backslash)
            buffer.append(byte)
        }
    }

    /// What stands between two quotes.
    private static func text(_ escaped: FieldBytes, at start: Int) throws(PackedIDsDamage) -> String {
        guard escaped.contains(backslash) else { return String(decoding: escaped, as: UTF8.self) }
        var bytes: [UInt8] = []
        var place = 0
        while place < escaped.count {
            guard escaped[place] == backslash else {
                bytes.append(escaped[place])
                place += 1
                continue
            }
            guard place + 1 < escaped.count else { throw PackedIDsDamage(byte: start + place) }
            if escaped[place + 1] == UInt8(ascii: "u") {
                let digits = escaped.extracting((place + 2)..<min(place + 6, escaped.count))
                guard digits.count == 4,
                    let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 16), code < 0x20
                else { throw PackedIDsDamage(byte: start + place) }
                bytes.append(code)
                place += 6
            } else {
                bytes.append(escaped[place + 1])
                place += 2
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// A list of ids is not in the form that gradebridge writes.
public struct PackedIDsDamage: Error, Sendable, Equatable {
    public let byte: Int
}
