public import CSVCore
import Glibc

/// Order and equality of ids as bytes, the order in which SQLite and OneRoster tools compare text.
public enum ByteOrder {
    @inline(__always)
    public static func equal(_ a: FieldBytes, _ b: FieldBytes) -> Bool {
        guard a.count == b.count else { return false }
        guard let first = UnsafeRawPointer(a.baseAddress), let second = UnsafeRawPointer(b.baseAddress)
        else { return true }
        // Most ids have 4 to 16 bytes: two words that may overlap, without a call.
        let count = a.count
        switch count {
        case 8...16: return same(first, second, 0, UInt64.self) && same(first, second, count - 8, UInt64.self)
        case 4..<8: return same(first, second, 0, UInt32.self) && same(first, second, count - 4, UInt32.self)
        default: return memcmp(first, second, count) == 0
        }
    }

    @inline(__always)
    private static func same<Word: FixedWidthInteger & BitwiseCopyable>(
        _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ offset: Int, _: Word.Type
    ) -> Bool {
        a.loadUnaligned(fromByteOffset: offset, as: Word.self)
            == b.loadUnaligned(fromByteOffset: offset, as: Word.self)
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
