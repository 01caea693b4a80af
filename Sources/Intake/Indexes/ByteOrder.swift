public import CSVCore
import Glibc

/// Order and equality of ids as bytes, the order in which SQLite and OneRoster tools compare text.
public enum ByteOrder {
    @inline(__always)
    public static func equal(_ a: FieldBytes, _ b: FieldBytes) -> Bool {
        guard a.count == b.count else { return false }
        guard let first = a.baseAddress, let second = b.baseAddress else { return true }
        return memcmp(first, second, a.count) == 0
    }

    public static func precedes(_ a: FieldBytes, _ b: FieldBytes) -> Bool {
        compare(a, b) < 0
    }

    /// Negative, zero or positive, as memcmp.
    public static func compare(_ a: FieldBytes, _ b: FieldBytes) -> Int {
        let shared = min(a.count, b.count)
        if shared > 0, let first = a.baseAddress, let second = b.baseAddress {
            let order = memcmp(first, second, shared)
            if order != 0 { return Int(order) }
        }
        return a.count - b.count
    }

    /// The same order for text.
    public static func compare(_ a: String, _ b: String) -> Int {
        var first = a
        var second = b
        return first.withUTF8 { one in second.withUTF8 { compare(one, $0) } }
    }
}
