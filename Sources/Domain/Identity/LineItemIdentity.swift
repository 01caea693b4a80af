public import CSVCore
import Crypto
import OneRoster
import PlainText

/// The ids under which a line item and its results stand in Campus (Spec/formats-out.md).
///
/// `itsl_<GradeBookItemId>_<class>` and `itsl_<GradeBookItemId>_<class>_<student>`. Where a part holds
/// `_`, so that two different parts could make one id, or the id breaks OneRoster's rule, it is the
/// UUIDv5, in the URL namespace, of that string with `%` and `_` inside the parts percent-encoded, so that
/// different parts never make one name: anyone can compute it again.
public struct LineItemIdentity: Sendable {
    /// What the ids of ours begin with, where they are readable.
    public static let prefix = "itsl_"

    /// The line item's `sourcedId`.
    public let id: String
    private let isReadable: Bool
    private let item: String
    private let section: String

    public init(item: String, section: String) {
        self.item = item
        self.section = section
        let readable = "\(Self.prefix)\(item)_\(section)"
        let isClean = Self.isClean(item.utf8) && Self.isClean(section.utf8)
        isReadable = isClean && GUIDRule.accepts(readable.utf8)
        id = isReadable ? readable : NameUUID.make(parts: [item, section])
    }

    /// Appends the `sourcedId` of this line item's result for one student.
    public func appendResultID(student: FieldBytes, to buffer: inout ByteBuffer) {
        let length = id.utf8.count + 1 + student.count
        guard isReadable, !student.isEmpty, length <= GUIDRule.maximumLength,
            student.allSatisfy({ GUIDRule.allows($0) && $0 != UInt8(ascii: "_") })
        else {
            let name = String(decoding: student, as: UTF8.self)
            return buffer.append(utf8: NameUUID.make(parts: [item, section, name]))
        }
        buffer.append(utf8: id)
        buffer.append(UInt8(ascii: "_"))
        buffer.append(student)
    }

    private static func isClean(_ part: String.UTF8View) -> Bool {
        !part.isEmpty && !part.contains(UInt8(ascii: "_"))
    }
}

/// UUIDs made from a name (RFC 9562, version 5: SHA-1 of namespace and name).
enum NameUUID {
    /// The URL namespace of RFC 9562, 6ba7b811-9dad-11d1-80b4-00c04fd430c8.
    static let namespace: [UInt8] = [
        0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8,
    ]

    static func make(parts: [String]) -> String {
        let encoded = parts.map { part in
            String(part.unicodeScalars.flatMap { $0 == "%" ? "%25" : $0 == "_" ? "%5F" : String($0) })
        }
        return make((["itsl"] + encoded).joined(separator: "_"))
    }

    static func make(_ name: String) -> String {
        var bytes = Array(Insecure.SHA1.hash(data: namespace + Array(name.utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0f | 0x50
        bytes[8] = bytes[8] & 0x3f | 0x80
        return [bytes[..<4], bytes[4..<6], bytes[6..<8], bytes[8..<10], bytes[10...]]
            .map(Hex.text).joined(separator: "-")
    }
}
