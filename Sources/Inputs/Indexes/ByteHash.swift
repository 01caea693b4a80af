public import CSVCore

/// A 64-bit hash of a few bytes, eight at a time; for tables in memory, never written anywhere.
public enum ByteHash {
    @inline(__always)
    public static func hash(_ bytes: FieldBytes, seed: UInt64) -> UInt64 {
        guard bytes.count >= 8 else { return mix(seed ^ short(bytes)) }
        var hash = seed
        var index = 0
        while index + 8 <= bytes.count {
            hash = unsafe mix(hash ^ bytes.load(UInt64.self, unchecked: index))
            index += 8
        }
        // The last eight bytes again; the count, mixed in on its own, says how many of them are new.
        let last = unsafe bytes.load(UInt64.self, unchecked: bytes.count - 8)
        return mix(mix(hash ^ last) ^ UInt64(bytes.count))
    }

    /// Fewer than eight bytes as one number: their count in the top byte, so that no two texts have the same.
    @inline(__always)
    private static func short(_ raw: FieldBytes) -> UInt64 {
        let count = UInt64(raw.count)
        var bytes: UInt64 = 0
        if count >= 4 {
            let first = unsafe raw.load(UInt32.self, unchecked: 0).littleEndian
            let last = unsafe raw.load(UInt32.self, unchecked: raw.count - 4).littleEndian
            bytes = UInt64(first) | UInt64(last) << (8 * (count - 4))
        } else if count > 0 {
            bytes = UInt64(raw[0]) | UInt64(raw[raw.count / 2]) << 8 | UInt64(raw[raw.count - 1]) << 16
        }
        return count << 56 | bytes
    }

    /// A 64 by 64 bit product folded onto itself: every input bit reaches every output bit.
    @inline(__always)
    static func mix(_ value: UInt64) -> UInt64 {
        let product = (value ^ 0x9e37_79b9_7f4a_7c15).multipliedFullWidth(by: 0xd6e8_feb8_6659_fd93)
        return product.high ^ product.low
    }
}
