public import CSVCore
public import Domain

/// One result as the ledger packs it: `["s100123",[3,8.5,7,9]]`, sorted by student in its line item.
///
/// The inner array tells every send, oldest first: bundle, value, bundle, value; `0,null` is a release. The
/// third element, where there is one, is the last value seen in Campus, and the fourth a mark:
/// `["s100123",[3,8.5],8.5]`, `["s100123",[3,8.5],null,1]`. Its bytes are of those read.
public struct PackedResult: ~Escapable {
    public var student: FieldBytes
    /// What stands inside the inner brackets.
    public var sends: FieldBytes
    /// nil: released, and not sent since.
    public var latest: ScoreValue?
    /// 0 where nothing was sent since a release.
    public var latestBundle: Int
    /// What stands behind the sends.
    public var memory: ResultMemory
    /// Where the student stands among the bytes.
    private let start: Int

    @_lifetime(copy student, copy sends)
    fileprivate init(
        student: FieldBytes, at start: Int, sends: FieldBytes, latest: ScoreValue?, latestBundle: Int,
        memory: ResultMemory
    ) {
        self.student = student
        self.start = start
        self.sends = sends
        self.latest = latest
        self.latestBundle = latestBundle
        self.memory = memory
    }

    /// The value that Campus showed last.
    public var seen: ScoreValue? { memory.seen }
    public var mark: ResultMemory.UnconfirmedReason? { memory.mark }
    public var isConfirmed: Bool { memory.isConfirmed(latest) }
    public var isDueAgain: Bool { memory.isDueAgain }
}

/// Where a result stands among packed ones and what it says, for whoever keeps it longer than it is lent.
public struct PackedPlace: Sendable {
    fileprivate let start: Int
    fileprivate let studentCount: Int
    fileprivate let sendsCount: Int
    /// As `PackedResult` has them.
    public let latest: ScoreValue?
    public let latestBundle: Int
    public let memory: ResultMemory

    public var seen: ScoreValue? { memory.seen }
    public var isConfirmed: Bool { memory.isConfirmed(latest) }
    public var isDueAgain: Bool { memory.isDueAgain }
    /// Where the student's id is among the bytes.
    public var student: Range<Int> { start..<start + studentCount }
}

extension PackedResult {
    public var place: PackedPlace {
        PackedPlace(
            start: start, studentCount: student.count, sendsCount: sends.count, latest: latest,
            latestBundle: latestBundle, memory: memory)
    }

    /// - Parameter bytes: those among which it stands.
    @_lifetime(copy bytes)
    public init(_ place: PackedPlace, of bytes: FieldBytes) {
        // Between the two stands `",[`.
        let sends = place.student.upperBound + 3
        self.init(
            student: bytes.extracting(place.student), at: place.start,
            sends: bytes.extracting(sends..<sends + place.sendsCount), latest: place.latest,
            latestBundle: place.latestBundle, memory: place.memory)
    }
}

/// Walks through packed results in their order. Anything but the form above is damage.
public struct PackedResultsReader: ~Escapable {
    private let bytes: FieldBytes
    private var index = 0
    private var isFirst = true
    private var isAtEnd = false

    @_lifetime(copy bytes)
    public init(_ bytes: FieldBytes) {
        self.bytes = bytes
    }

    @_lifetime(copy self)
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

    @_lifetime(copy self)
    private mutating func entry() throws(PackedResultsDamage) -> PackedResult {
        try expect(UInt8(ascii: "["))
        try expect(UInt8(ascii: "\""))
        let start = index
        let student = slice(upTo: UInt8(ascii: "\""))
        try expect(UInt8(ascii: "\""))
        try expect(UInt8(ascii: ","))
        try expect(UInt8(ascii: "["))
        let sends = sliceOfSends()
        try expect(UInt8(ascii: "]"))
        let seen = try seenValue()
        let mark = try self.mark()
        try expect(UInt8(ascii: "]"))
        guard let (bundle, value) = lastSend(sends) else { throw PackedResultsDamage(byte: index) }
        return PackedResult(
            student: student, at: start, sends: sends.text, latest: value, latestBundle: bundle,
            memory: ResultMemory(seen: seen, mark: mark))
    }

    private mutating func seenValue() throws(PackedResultsDamage) -> ScoreValue? {
        guard peek() == UInt8(ascii: ",") else { return nil }
        index += 1
        let text = sliceOfValue()
        if Self.isNull(text) { return nil }
        guard let value = ScoreValue(json: text) else { throw PackedResultsDamage(byte: index) }
        return value
    }

    private mutating func mark() throws(PackedResultsDamage) -> ResultMemory.UnconfirmedReason? {
        guard peek() == UInt8(ascii: ",") else { return nil }
        index += 1
        guard let mark = ResultMemory.UnconfirmedReason(rawValue: peek() &- UInt8(ascii: "0")) else {
            throw PackedResultsDamage(byte: index)
        }
        index += 1
        return mark
    }

    @inline(__always)
    private static func isNull(_ text: FieldBytes) -> Bool {
        text.count == 4 && text[0] == UInt8(ascii: "n") && text[1] == UInt8(ascii: "u")
            && text[2] == UInt8(ascii: "l") && text[3] == UInt8(ascii: "l")
    }

    /// Bundles and values in turn, `3,8.5,7,9`: all of them, how many, and the last two.
    private struct Sends: ~Escapable {
        var text: FieldBytes
        var count: Int
        var bundle: FieldBytes
        var value: FieldBytes

        @_lifetime(copy text, copy bundle, copy value)
        init(text: FieldBytes, count: Int, bundle: FieldBytes, value: FieldBytes) {
            self.text = text
            self.count = count
            self.bundle = bundle
            self.value = value
        }
    }

    /// Up to the next bracket.
    @_lifetime(copy self)
    private mutating func sliceOfSends() -> Sends {
        let start = index
        var (count, previous, last) = (1, start, start)
        // Within the bytes, as the line says: to check it again for each of them was 1 % of a night.
        while index < bytes.count {
            let byte = unsafe bytes[unchecked: index]
            if byte == UInt8(ascii: "]") { break }
            if byte == UInt8(ascii: ",") {
                (previous, last) = (last, index + 1)
                count += 1
            }
            index += 1
        }
        return Sends(
            text: bytes.extracting(start..<index), count: count,
            bundle: bytes.extracting(previous..<max(last - 1, previous)),
            value: bytes.extracting(last..<index))
    }

    /// The last bundle and value; bundle 0 and no value after a release.
    private func lastSend(_ sends: Sends) -> (Int, ScoreValue?)? {
        guard sends.count.isMultiple(of: 2) else { return nil }
        if Self.isNull(sends.value) {
            let isRelease = sends.bundle.count == 1 && sends.bundle[0] == UInt8(ascii: "0")
            return isRelease ? (0, nil) : nil
        }
        guard let number = Self.number(sends.bundle), let value = ScoreValue(json: sends.value) else {
            return nil
        }
        return (number, value)
    }

    /// A bundle's number: one to nine digits, not zero.
    static func number(_ digits: FieldBytes) -> Int? {
        guard (1...9).contains(digits.count) else { return nil }
        var number = 0
        for index in digits.indices {
            let digit = digits[index]
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

    /// Up to the next comma or bracket.
    @_lifetime(copy self)
    private mutating func sliceOfValue() -> FieldBytes {
        let start = index
        while index < bytes.count, bytes[index] != UInt8(ascii: ","), bytes[index] != UInt8(ascii: "]") {
            index += 1
        }
        return bytes.extracting(start..<index)
    }

    @_lifetime(copy self)
    private mutating func slice(upTo end: UInt8) -> FieldBytes {
        let start = index
        while index < bytes.count, bytes[index] != end { index += 1 }
        return bytes.extracting(start..<index)
    }
}

/// The packed results of a line item are not in the form that gradebridge writes.
public struct PackedResultsDamage: Error, Sendable, Equatable {
    public let byte: Int
}
