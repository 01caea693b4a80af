public import CSVCore

/// A number of points, exact: a score or a maximum, counted in billionths of a point.
///
/// Scores are never held as binary fractions, so `8.1` is sent as `8.1` and `8.50` equals `8.5`.
/// Shape accepted: digits, at most one decimal point with digits on both sides, an optional leading
/// minus sign; at most 9 decimals. Source: Spec/rules.md, "Scores".
public struct Points: Hashable, Comparable, Sendable {
    public static let decimals = 9
    static let one: Int64 = 1_000_000_000
    /// Nine digits before the point: far above any score, and far below what an Int64 holds.
    static let wholeLimit: Int64 = 999_999_999

    public let billionths: Int64

    public init(billionths: Int64) {
        self.billionths = billionths
    }

    public init(whole: Int64) {
        self.billionths = whole * Self.one
    }

    public static let zero = Points(billionths: 0)

    /// The range of a score in itslearning: 0 to 99999.99 (Spec/rules.md, "Scores").
    public static let scoreRange = Points.zero...Points(billionths: 99_999_990_000_000)

    public static func < (a: Points, b: Points) -> Bool { a.billionths < b.billionths }

    /// Reads the exact decimal, or nil when the bytes are not one.
    public init?(_ text: FieldBytes) {
        guard let first = text.first else { return nil }
        let negative = first == UInt8(ascii: "-")
        var index = negative ? 1 : 0
        let wholeStart = index
        var whole: Int64 = 0
        // Within the text, as the line says: to check it again for each digit was 1 % of a night.
        while index < text.count, let digit = unsafe Self.digit(text[unchecked: index]) {
            whole = whole * 10 + digit
            guard whole <= Self.wholeLimit else { return nil }
            index += 1
        }
        guard index > wholeStart else { return nil }
        var billionths = whole * Self.one
        if index < text.count {
            guard let fraction = Self.fraction(text, at: index) else { return nil }
            billionths += fraction
        }
        self.billionths = negative ? -billionths : billionths
    }

    /// `.` and one or more digits, of which at most nine before trailing zeros, in billionths.
    private static func fraction(_ text: FieldBytes, at point: Int) -> Int64? {
        guard text[point] == UInt8(ascii: "."), text.count > point + 1 else { return nil }
        var unit = one
        var sum: Int64 = 0
        for index in point + 1..<text.count {
            guard let digit = unsafe digit(text[unchecked: index]) else { return nil }
            unit /= 10
            if unit == 0 {
                guard digit == 0 else { return nil }
            } else {
                sum += digit * unit
            }
        }
        return sum
    }

    @inline(__always)
    private static func digit(_ byte: UInt8) -> Int64? {
        let value = byte &- UInt8(ascii: "0")
        return value < 10 ? Int64(value) : nil
    }
}

extension Points {
    /// Appends the canonical form: no trailing zeros, no point without decimals, no plus sign.
    public func append(to buffer: inout ByteBuffer) {
        var magnitude = billionths.magnitude
        if billionths < 0 { buffer.append(UInt8(ascii: "-")) }
        let one = UInt64(Self.one)
        buffer.append(decimal: Int(magnitude / one))
        magnitude %= one
        guard magnitude != 0 else { return }
        buffer.append(UInt8(ascii: "."))
        while magnitude != 0 {
            // Divided by what the compiler knows, which costs a multiplication.
            magnitude *= 10
            buffer.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: magnitude / UInt64(Self.one)))
            magnitude %= UInt64(Self.one)
        }
    }
}

extension Points: CustomStringConvertible {
    /// The canonical form, as it is sent.
    public var description: String {
        var buffer = ByteBuffer()
        append(to: &buffer)
        return buffer.text
    }

    public init?(_ text: String) {
        self.init(text.utf8.span)
    }
}
