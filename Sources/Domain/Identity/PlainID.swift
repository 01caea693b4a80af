/// An id without what programs change of it on its way: case, blanks, quotes, zeros before a number and `.0` behind it, the
/// marks between its parts. Two ids with one plain form are most likely one id, written in two ways; nothing is known by it.
public enum PlainID {
    /// The parts of a line item's id, without our prefix.
    public static func parts(ofLineItem id: String) -> [Substring] {
        parts(id).filter { $0 != Self.prefix }
    }

    /// Of any id.
    public static func id(_ id: String) -> String { parts(id).joined(separator: "_") }

    /// Of a student's id, without the `s` that rosters put before a number.
    public static func student(_ id: String) -> String {
        var parts = parts(id).map { part in
            let rest = part.dropFirst()
            let isNumbered = part.first == "s" && !rest.isEmpty && rest.utf8.allSatisfy(isDigit)
            return isNumbered ? withoutZeros(rest) : part
        }
        if parts.first == "s", parts.count > 1 { parts.removeFirst() }
        return parts.joined(separator: "_")
    }

    private static let prefix = Substring(LineItemIdentity.prefix.dropLast())

    private static func parts(_ id: String) -> [Substring] {
        var parts = id.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.map(withoutZeros)
        // A number that a spreadsheet has seen.
        if parts.count > 1, parts.last == "0" { parts.removeLast() }
        return parts
    }

    private static func withoutZeros(_ part: Substring) -> Substring {
        guard part.utf8.allSatisfy(isDigit) else { return part }
        let rest = part.drop { $0 == "0" }
        return rest.isEmpty ? "0" : rest
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
