/// OneRoster's rule for a `sourcedId` in CSV: 1 to 255 characters of `0-9 A-Z a-z . / @ _ -`.
public enum GUIDRule {
    public static let maximumLength = 255

    @inlinable
    public static func allows(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "_"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }

    @inlinable
    public static func accepts(_ bytes: some Collection<UInt8>) -> Bool {
        !bytes.isEmpty && bytes.count <= maximumLength && bytes.allSatisfy(allows)
    }

    /// The same of bytes that are lent.
    @inlinable
    public static func accepts(_ bytes: Span<UInt8>) -> Bool {
        guard !bytes.isEmpty, bytes.count <= maximumLength else { return false }
        for index in bytes.indices where !allows(bytes[index]) { return false }
        return true
    }
}
