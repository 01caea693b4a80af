import CSVCore

/// Fixed-width decimal digits, as dates and times have them.
enum ASCIIDigits {
    /// The number in `width` digits from `start`; nil when a byte is not a digit or the text is short.
    @inline(__always)
    static func number(_ text: FieldBytes, _ start: Int, _ width: Int) -> Int? {
        guard start + width <= text.count else { return nil }
        var value = 0
        for index in start..<(start + width) {
            let digit = text[index] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }

    /// The last two digits of a number from 0 to 99 999 999.
    @inline(__always)
    static func append(pair value: Int, to buffer: inout ByteBuffer) {
        let rest = UInt32(truncatingIfNeeded: value) % 100
        buffer.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / 10))
        buffer.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
    }

    /// The last four digits of a number from 0 to 99 999 999.
    @inline(__always)
    static func append(four value: Int, to buffer: inout ByteBuffer) {
        append(pair: value / 100, to: &buffer)
        append(pair: value, to: &buffer)
    }
}
