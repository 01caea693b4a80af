/// Bytes as two hexadecimal digits each, in lower case: digests, and bytes that a name cannot hold.
public enum Hex {
    private static let digits = Array("0123456789abcdef".utf8)

    public static func text(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    public static func text(_ byte: UInt8) -> String { text(CollectionOfOne(byte)) }
}
