public import CSVCore
import Glibc

/// Order and equality of ids as bytes, the order in which SQLite and OneRoster tools compare text.
public enum ByteOrder {
    @inline(__always)
    public static func equal(_ a: FieldBytes, _ b: FieldBytes) -> Bool {
        guard a.count == b.count else { return false }
        // Most ids have 4 to 16 bytes: two words that may overlap, without a call.
        let count = a.count
        switch count {
        case 8...16: return same(a, b, 0, UInt64.self) && same(a, b, count - 8, UInt64.self)
        case 4..<8: return same(a, b, 0, UInt32.self) && same(a, b, count - 4, UInt32.self)
        default: return compareShared(a, b, count) == 0
        }
    }

    @inline(__always)
    private static func same<Word: FixedWidthInteger & BitwiseCopyable>(
        _ a: FieldBytes, _ b: FieldBytes, _ offset: Int, _: Word.Type
    ) -> Bool {
        unsafe a.load(Word.self, unchecked: offset) == b.load(Word.self, unchecked: offset)
    }

    public static func precedes(_ a: FieldBytes, _ b: FieldBytes) -> Bool {
        compare(a, b) < 0
    }

    /// Negative, zero or positive, as memcmp.
    public static func compare(_ a: FieldBytes, _ b: FieldBytes) -> Int {
        let order = compareShared(a, b, min(a.count, b.count))
        return order != 0 ? Int(order) : a.count - b.count
    }

    /// memcmp of the first bytes, which both have.
    private static func compareShared(_ a: FieldBytes, _ b: FieldBytes, _ count: Int) -> Int32 {
        unsafe a.withUnsafeBufferPointer { a in
            unsafe b.withUnsafeBufferPointer { b in
                guard count > 0, let a = a.baseAddress, let b = b.baseAddress else { return 0 }
                return unsafe memcmp(a, b, count)
            }
        }
    }

    /// The same order for text.
    public static func compare(_ a: String, _ b: String) -> Int {
        compare(a.utf8.span, b.utf8.span)
    }
}
