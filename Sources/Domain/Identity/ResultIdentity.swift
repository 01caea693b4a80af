public import CSVCore
import Crypto
import OneRoster

/// The ids under which a line item and its results stand in Campus (contract §3).
///
/// `itsl_<GradeBookItemId>_<class>` and `itsl_<GradeBookItemId>_<class>_<student>`. Where a part holds
/// `_`, so that two different parts could make one id, or the id breaks OneRoster's rule, it is the
/// UUIDv5 of that string in the URL namespace: anyone can compute it again.
public struct LineItemIdentity: Sendable {
    /// The line item's `sourcedId`.
    public let id: String
    /// The readable form, of which every result id is an extension.
    let readable: String
    /// False where a part holds `_`: then no result id may be readable either.
    let partsAreClean: Bool

    public init(item: String, section: String) {
        readable = "itsl_\(item)_\(section)"
        partsAreClean = !item.utf8.contains(UInt8(ascii: "_")) && !section.utf8.contains(UInt8(ascii: "_"))
        id = partsAreClean && GUIDRule.accepts(readable.utf8) ? readable : NameUUID.make(readable)
    }

    /// Appends the `sourcedId` of this line item's result for one student.
    public func appendResultID(student: FieldBytes, to buffer: inout ByteBuffer) {
        let length = readable.utf8.count + 1 + student.count
        let isClean =
            partsAreClean && length <= GUIDRule.maximumLength
            && readable.utf8.count == id.utf8.count
            && student.allSatisfy { GUIDRule.allows($0) && $0 != UInt8(ascii: "_") }
        guard isClean, !student.isEmpty else {
            buffer.append(utf8: NameUUID.make(readable + "_" + String(decoding: student, as: UTF8.self)))
            return
        }
        buffer.append(utf8: readable)
        buffer.append(UInt8(ascii: "_"))
        buffer.append(student)
    }
}

/// UUIDs made from a name (RFC 9562, version 5: SHA-1 of namespace and name).
enum NameUUID {
    /// The URL namespace of RFC 9562, 6ba7b811-9dad-11d1-80b4-00c04fd430c8.
    static let namespace: [UInt8] = [
        0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8,
    ]

    static func make(_ name: String) -> String {
        var bytes = Array(Insecure.SHA1.hash(data: namespace + Array(name.utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0f | 0x50
        bytes[8] = bytes[8] & 0x3f | 0x80
        var text: [UInt8] = []
        let digits = Array("0123456789abcdef".utf8)
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
