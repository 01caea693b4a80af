public import CSVCore

extension Points {
    /// Reads a number that another system computed or printed: more than nine decimals (`8.300000000000001`
    /// out of a binary fraction) are rounded half up, the 0 before the point may be missing (`.5`), and a power of ten
    /// may follow, as .NET and Java print it (`1.0E1`).
    ///
    /// Everything else is as with `init(_:)`: no plus sign, no comma, no spaces.
    public init?(rounding text: FieldBytes) {
        if let exact = Points(text) {
            self = exact
            return
        }
        guard let number = PrintedNumber(text), let billionths = number.billionths else { return nil }
        self.init(billionths: billionths)
    }
}

extension Points {
    /// Reads a score that itslearning holds as a binary fraction: as `init(rounding:)`, but for a point without digits
    /// before it.
    public init?(computed text: FieldBytes) {
        if let exact = Points(text) {
            self = exact
            return
        }
        guard let first = text.first, first != UInt8(ascii: ".") else { return nil }
        self.init(rounding: text)
        // What was not nothing is no 0; `0E0` is.
        if billionths == 0, Self.hasDigits(text) { return nil }
    }
}

extension Points {
    /// Whether a digit other than 0 stands before the power of ten.
    private static func hasDigits(_ text: FieldBytes) -> Bool {
        for index in 0..<text.count {
            if text[index] | 0x20 == UInt8(ascii: "e") { return false }
            if (1...9).contains(text[index] &- UInt8(ascii: "0")) { return true }
        }
        return false
    }
}

/// The digits of a number, and where its point is.
private struct PrintedNumber {
    /// No system prints more.
    private static let mostDigits = 64

    private var digits: [UInt8] = []
    /// How many of the digits stand behind the point; negative where zeros are missing before it.
    private var decimals = 0
    private let isNegative: Bool

    init?(_ text: FieldBytes) {
        var index = 0
        isNegative = text.count > 0 && text[0] == UInt8(ascii: "-")
        if isNegative { index = 1 }
        var hasPoint = false
        while index < text.count {
            let digit = text[index] &- UInt8(ascii: "0")
            if digit < 10 {
                guard digits.count < Self.mostDigits else { return nil }
                digits.append(digit)
                if hasPoint { decimals += 1 }
            } else if text[index] == UInt8(ascii: "."), !hasPoint {
                hasPoint = true
            } else {
                break
            }
            index += 1
        }
        // A point has digits behind it, and behind a minus one before it.
        guard !digits.isEmpty, !hasPoint || decimals > 0, !isNegative || digits.count > decimals else {
            return nil
        }
        guard index < text.count else { return }
        guard let exponent = Self.exponent(text, from: index) else { return nil }
        decimals -= exponent
    }

    /// `E` or `e`, perhaps a sign, and one to three digits, to the end of the text.
    private static func exponent(_ text: FieldBytes, from start: Int) -> Int? {
        guard text[start] | 0x20 == UInt8(ascii: "e") else { return nil }
        var index = start + 1
        let isMinus = index < text.count && text[index] == UInt8(ascii: "-")
        if isMinus || (index < text.count && text[index] == UInt8(ascii: "+")) { index += 1 }
        guard (1...3).contains(text.count - index) else { return nil }
        var value = 0
        while index < text.count {
            let digit = text[index] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
            index += 1
        }
        return isMinus ? -value : value
    }

    /// In billionths of a point, the tenth decimal rounded half up; nil where the number is larger than any score.
    var billionths: Int64? {
        var sum: Int64 = 0
        for (index, digit) in digits.enumerated() {
            // Which power of ten of a billionth the digit counts.
            let power = digits.count - 1 - index - decimals + Points.decimals
            if power == -1, digit >= 5 { sum += 1 }
            guard power >= 0, digit > 0 else { continue }
            guard power < 18 else { return nil }
            sum += Int64(digit) * (0..<power).reduce(1) { ten, _ in ten * 10 }
            guard sum / Points.one <= Points.wholeLimit else { return nil }
        }
        return isNegative ? -sum : sum
    }
}
