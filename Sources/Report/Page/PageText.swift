import Mustache

/// How a value of ours is written into the page: as text, whatever it holds.
///
/// The library's own escaping goes by what Swift calls a character, so that a quotation mark with a combining
/// accent behind it is none of its five and stays as it is, inside an attribute too. This one goes by bytes.
struct PageText: MustacheContentType {
    /// The name that each template asks for in its first line.
    static let name = "PAGE"

    func escapeText(_ text: String) -> String { Self.escaped(text) }

    static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case UInt8(ascii: "'"): bytes += "&#39;".utf8
            // A control character is no text in HTML; a NUL would be dropped and join what stands around it.
            case 0..<9, 11, 12, 14..<32, 127: bytes += "\u{FFFD}".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
