public import CSVCore
public import Domain

/// One result as the ledger packs it: `["s100123",[3,8.5,7,9]]`, sorted by student in its line item.
///
/// The inner array tells every send, oldest first: bundle, value, bundle, value. A third element,
/// where there is one, is the last value seen in Campus: `["s100123",[3,8.5],8.5]`.
/// The slices are valid as long as the bytes that were read.
public struct PackedResult {
    public var student: FieldBytes
    /// What stands inside the inner brackets.
    public var sends: FieldBytes
    public var latest: ScoreValue
    public var latestBundle: Int
    /// nil: no read-back has shown this result yet.
    public var seen: ScoreValue?

    public var isConfirmed: Bool { seen == latest }
}

/// Walks through packed results in their order. Anything but the form above is damage.
public struct PackedResultsReader {
    private let bytes: FieldBytes
    private var index = 0
    private var isFirst = true
    private var isAtEnd = false

    public init(_ bytes: FieldBytes) {
        self.bytes = bytes
    }

    public mutating func next() throws(PackedResultsDamage) -> PackedResult? {
        guard !isAtEnd else { return nil }
        if isFirst { try expect(UInt8(ascii: "[")) }
        if peek() == UInt8(ascii: "]") {
            index += 1
            guard index == bytes.count else { throw PackedResultsDamage(byte: index) }
            isAtEnd = true
            return nil
        }
        if !isFirst { try expect(UInt8(ascii: ",")) }
        isFirst = false
        return try entry()
    }

    private mutating func entry() throws(PackedResultsDamage) -> PackedResult {
        try expect(UInt8(ascii: "["))
        try expect(UInt8(ascii: "\""))
        let student = slice(upTo: UInt8(ascii: "\""))
        try expect(UInt8(ascii: "\""))
        try expect(UInt8(ascii: ","))
        try expect(UInt8(ascii: "["))
        let sends = slice(upTo: UInt8(ascii: "]"))
        try expect(UInt8(ascii: "]"))
        var seen: ScoreValue?
        if peek() == UInt8(ascii: ",") {
            index += 1
            guard let value = ScoreValue(json: slice(upTo: UInt8(ascii: "]"))) else {
                throw PackedResultsDamage(byte: index)
            }
            seen = value
        }
        try expect(UInt8(ascii: "]"))
        guard let (bundle, value) = lastSend(sends) else { throw PackedResultsDamage(byte: index) }
        return PackedResult(
            student: student, sends: sends, latest: value, latestBundle: bundle, seen: seen)
    }

    /// The last bundle and value of `3,8.5,7,9`.
    private func lastSend(_ sends: FieldBytes) -> (Int, ScoreValue)? {
        let comma = UInt8(ascii: ",")
        guard let valueComma = sends.lastIndex(of: comma) else { return nil }
        let bundleStart = sends[..<valueComma].lastIndex(of: comma).map { $0 + 1 } ?? 0
        guard !sends.count(where: { $0 == comma }).isMultiple(of: 2),
            let bundle = Self.number(sends[bundleStart..<valueComma]),
            let value = ScoreValue(json: FieldBytes(rebasing: sends[(valueComma + 1)...]))
        else { return nil }
        return (bundle, value)
    }

    /// A bundle's number: one to nine digits, not zero.
    private static func number(_ digits: Slice<FieldBytes>) -> Int? {
        guard (1...9).contains(digits.count) else { return nil }
        var number = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            number = number * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return number > 0 ? number : nil
    }

    private func peek() -> UInt8 {
        index < bytes.count ? bytes[index] : 0
    }

    private mutating func expect(_ byte: UInt8) throws(PackedResultsDamage) {
        guard peek() == byte, index < bytes.count else { throw PackedResultsDamage(byte: index) }
        index += 1
    }

    private mutating func slice(upTo end: UInt8) -> FieldBytes {
        let start = index
        while index < bytes.count, bytes[index] != end { index += 1 }
        return FieldBytes(rebasing: bytes[start..<index])
    }
}

/// The packed results of a line item are not in the form that gradebridge writes.
public struct PackedResultsDamage: Error, Sendable, Equatable {
    public let byte: Int
}
