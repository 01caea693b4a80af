extension ByteBuffer {
    /// Appends an integer in decimal, with `-` where it is negative.
    @inlinable
    public mutating func append(decimal value: Int) {
        // 19 digits and a sign are the longest there is.
        reserve(20)
        if value < 0 { append(UInt8(ascii: "-")) }
        var rest = value.magnitude
        var end = used + Self.digitCount(rest)
        used = end
        repeat {
            end -= 1
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            unsafe storage[end] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
            rest = quotient
        } while rest > 0
    }

    @inlinable
    static func digitCount(_ value: UInt) -> Int {
        var count = 1
        var rest = value
        while rest >= 10 {
            rest /= 10
            count += 1
        }
        return count
    }
}
