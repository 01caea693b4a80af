public import CSVCore

extension Points {
    /// Reads a number that another system computed or printed: more than nine decimals (`8.300000000000001`
    /// out of a binary fraction) are rounded half up, and the 0 before the point may be missing (`.5`).
    ///
    /// Everything else is as with `init(_:)`: no plus sign, no exponent, no spaces.
    public init?(rounding text: FieldBytes) {
        if let exact = Points(text) {
            self = exact
            return
        }
        guard let point = text.firstIndex(of: UInt8(ascii: ".")), point + 1 < text.count,
            let whole = point == 0 ? Points.zero : Points(text.extracting(..<point))
        else { return nil }
        var fraction: Int64 = 0
        var unit = Self.one
        for index in (point + 1)..<text.count {
            let digit = text[index] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            // The tenth decimal decides; behind it `unit` stays 0 and nothing more is added.
            if unit == 1 { fraction += digit >= 5 ? 1 : 0 }
            unit /= 10
            fraction += Int64(digit) * unit
        }
        let isNegative = text.first == UInt8(ascii: "-")
        self.init(billionths: whole.billionths + (isNegative ? -fraction : fraction))
    }
}
