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

    public init(_ bytes: FieldBytes) {
        self.bytes = bytes
    }

    public mutating func next() throws(PackedResultsDamage) -> PackedResult? {
        if isFirst {
            try expect(UInt8(ascii: "["))
            isFirst = false
            if peek() == UInt8(ascii: "]") { index += 1 }
            if index == bytes.count { return nil }
        } else if index < bytes.count {
            if peek() == UInt8(ascii: "]"), index + 1 == bytes.count {
                index += 1
                return nil
            }
            try expect(UInt8(ascii: ","))
        } else {
            return nil
        }
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
        guard
            let bundle = Points(FieldBytes(rebasing: sends[bundleStart..<valueComma])),
            let value = ScoreValue(json: FieldBytes(rebasing: sends[(valueComma + 1)...]))
        else { return nil }
        return (Int(bundle.billionths / Points(whole: 1).billionths), value)
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

/// Builds the packed results of one line item; entries must come in the order of their students.
public struct PackedResultsWriter: ~Copyable {
    private var buffer = ByteBuffer()
    private var isEmpty = true

    public init() {}

    public mutating func removeAll() {
        buffer.removeAll(keepingCapacity: true)
        isEmpty = true
    }

    /// A result as it was.
    public mutating func keep(_ result: PackedResult) {
        open(result.student)
        buffer.append(result.sends)
        close(seen: result.seen)
    }

    /// A result that another bundle carries now; `before` is what was known of it.
    public mutating func send(
        _ value: ScoreValue, bundle: Int, student: FieldBytes, before: PackedResult?
    ) {
        open(student)
        if let before {
            buffer.append(before.sends)
            buffer.append(UInt8(ascii: ","))
        }
        buffer.append(decimal: bundle)
        buffer.append(UInt8(ascii: ","))
        value.appendJSON(to: &buffer)
        close(seen: before?.seen)
    }

    /// The finished text, `[…]`.
    public mutating func withText<T>(_ body: (FieldBytes) throws -> T) rethrows -> T {
        if isEmpty { buffer.append(UInt8(ascii: "[")) }
        buffer.append(UInt8(ascii: "]"))
        return try buffer.withBytes { try body($0.bindMemory(to: UInt8.self)) }
    }

    private mutating func open(_ student: FieldBytes) {
        buffer.append(isEmpty ? "[[\"" : ",[\"")
        isEmpty = false
        buffer.append(student)
        buffer.append("\",[")
    }

    private mutating func close(seen: ScoreValue?) {
        buffer.append(UInt8(ascii: "]"))
        if let seen {
            buffer.append(UInt8(ascii: ","))
            seen.appendJSON(to: &buffer)
        }
        buffer.append(UInt8(ascii: "]"))
    }
}
