import CSVCore
import Domain

/// The forms of OneRoster's values in CSV.
enum ValueForm {
    /// ISO 8601 with a zone: `2026-11-23T02:00:00.000Z`; the fraction may be missing.
    static func isInstant(_ cell: FieldBytes) -> Bool {
        guard cell.count >= 17, cell[10] == UInt8(ascii: "T"), Instant(cell) != nil else { return false }
        // `Instant` also takes times without a zone or seconds.
        let hasSeconds = cell[16] == UInt8(ascii: ":")
        let time = cell.extracting(11...)
        let hasZone =
            time.last == UInt8(ascii: "Z") || time.contains { $0 == UInt8(ascii: "+") || $0 == minus }
        return hasSeconds && hasZone
    }

    /// A time with its zone whose zone is not written `Z`.
    static func hasOffset(_ cell: FieldBytes) -> Bool { cell.last != UInt8(ascii: "Z") }

    static func isDay(_ cell: FieldBytes) -> Bool { CalendarDay(cell) != nil }

    static func isYear(_ cell: FieldBytes) -> Bool { cell.count == 4 && cell.allSatisfy(isDigit) }

    /// Digits, perhaps a sign before them, perhaps one point among them.
    static func isDecimal(_ cell: FieldBytes) -> Bool {
        var digits = 0
        var points = 0
        for index in cell.indices {
            let byte = cell[index]
            if isDigit(byte) {
                digits += 1
            } else if byte == UInt8(ascii: ".") {
                points += 1
            } else if byte != minus || index > 0 {
                return false
            }
        }
        return digits > 0 && points <= 1
    }

    static func isInteger(_ cell: FieldBytes) -> Bool {
        let digits = cell.first == minus ? cell.extracting(1...) : cell
        return !digits.isEmpty && digits.allSatisfy(isDigit)
    }

    private static let minus = UInt8(ascii: "-")

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }
}
