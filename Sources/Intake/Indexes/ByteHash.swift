import CSVCore

/// A 64-bit hash of a few bytes, eight at a time; for tables in memory, never written anywhere.
enum ByteHash {
    @inline(__always)
    static func hash(_ bytes: FieldBytes, seed: UInt64) -> UInt64 {
        var hash = seed ^ UInt64(bytes.count)
        let raw = UnsafeRawBufferPointer(bytes)
        var index = 0
        while index + 8 <= raw.count {
            hash = mix(hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        var rest: UInt64 = 0
        while index < raw.count {
            rest = rest << 8 | UInt64(raw[index])
            index += 1
        }
        return mix(hash ^ rest)
    }

    /// A 64 by 64 bit product folded onto itself: every input bit reaches every output bit.
    @inline(__always)
    static func mix(_ value: UInt64) -> UInt64 {
        let product = (value ^ 0x9e37_79b9_7f4a_7c15).multipliedFullWidth(by: 0xd6e8_feb8_6659_fd93)
        return product.high ^ product.low
    }
}
