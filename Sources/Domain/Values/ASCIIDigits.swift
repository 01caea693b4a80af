import CSVCore

/// Fixed-width decimal digits, as dates and times have them.
enum ASCIIDigits {
    /// The number in `width` digits from `start`; nil when a byte is not a digit or the text is short.
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

    static func append(_ value: Int, width: Int, to buffer: inout ByteBuffer) {
        var unit = 1
        for _ in 1..<width { unit *= 10 }
        var rest = value
        while unit > 0 {
            buffer.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / unit % 10))
            rest %= unit
            unit /= 10
        }
    }
}
