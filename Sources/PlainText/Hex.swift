/// Numbers and bytes in hexadecimal digits, in lower case: digests, escapes, and bytes that a name cannot hold.
public enum Hex {
    private static let digits = Array("0123456789abcdef".utf8)

    /// Two digits for each byte.
    public static func text(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    public static func text(_ byte: UInt8) -> String { text(CollectionOfOne(byte)) }

    /// As many digits as its type has room for: 4 for UInt16, 8 for UInt32, 16 for UInt64.
    public static func text(_ number: some FixedWidthInteger & UnsignedInteger) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: number.bitWidth / 4 - digits.utf8.count) + digits
    }
}
