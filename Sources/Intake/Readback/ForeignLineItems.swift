import CSVCore
import Domain
import Inputs

/// What the line items of a read-back that are not ours tell of its ids (Spec/readback.md, "Guard"): whether somebody on
/// the way from Campus wrote ours in another way.
public enum ForeignLineItems: Sendable, Equatable {
    /// It names none.
    case none
    /// The same id but for upper and lower case.
    case otherCase(theirs: String, ours: String)
    /// The same id with blanks before or behind it.
    case otherBlanks(ours: String)
    /// The same id with something before it, or without what stands before it.
    case otherPrefix(theirs: String, ours: String)
    /// The same parts with other marks between them, zeros before a number, quotes or more behind it.
    case otherForm(theirs: String, ours: String)
    /// Ids of something else.
    case others(example: String)

    /// An id is ours, as somebody wrote it.
    public var areOurs: Bool {
        switch self {
        case .otherCase, .otherBlanks, .otherPrefix, .otherForm: true
        case .none, .others: false
        }
    }

    /// - Parameters:
    ///   - others: the line items of the read-back that are not ours.
    ///   - ours: those of the ledger.
    ///   - seesOurs: it has one at least. Then an id that cannot be ours is taken for Campus's own, which may be many.
    init(_ others: IDTable, unlike ours: IDTable, seesOurs: Bool) {
        guard others.count > 0 else {
            self = .none
            return
        }
        self = .others(example: others.string(0))
        let candidates = (0..<others.count).filter { !seesOurs || Self.mayBe(others[$0]) }
        guard !candidates.isEmpty else { return }
        // By hash, because ours are many; what is found is compared.
        var known: [Int: Int] = [:]
        for index in 0..<ours.count { known[PlainID.parts(ofLineItem: ours.string(index)).hashValue] = index }
        func find(_ parts: [Substring]) -> Int? {
            known[parts.hashValue].flatMap { PlainID.parts(ofLineItem: ours.string($0)) == parts ? $0 : nil }
        }
        for theirs in candidates.lazy.map({ others.string($0) }) {
            // Whether or not the id is there as it should be, too: other rows may have been left as they were.
            let parts = PlainID.parts(ofLineItem: theirs)
            guard let found = Self.readings(parts).lazy.compactMap(find).first else { continue }
            self = Self.difference(theirs, ours.string(found))
            return
        }
    }

    private static func difference(_ theirs: String, _ ours: String) -> ForeignLineItems {
        let lower = (theirs.lowercased(), ours.lowercased())
        if lower.0 == lower.1 { return .otherCase(theirs: theirs, ours: ours) }
        if lower.0.trimmingBlanks == lower.1 { return .otherBlanks(ours: ours) }
        let isPrefixed = lower.0.hasSuffix(lower.1) || lower.1.hasSuffix(lower.0)
        return isPrefixed ? .otherPrefix(theirs: theirs, ours: ours) : .otherForm(theirs: theirs, ours: ours)
    }

    /// What the parts of an id may be of ours: all of them, or without what stands before or behind it.
    private static func readings(_ parts: [Substring]) -> [[Substring]] {
        guard parts.count > 2 else { return [parts] }
        return [parts, Array(parts.dropLast()), Array(parts.dropFirst())]
    }

    /// Whether an id may be ours in another way of writing: it is in parts, as ours are, or a UUID in capitals, or longer
    /// than one. Campus's own are numbers, and UUIDs.
    static func mayBe(_ id: FieldBytes) -> Bool {
        if id.count == uuidLength { return id.contains { $0 == UInt8(ascii: "_") || isCapital($0) } }
        return id.count > uuidLength || id.contains { !isDigit($0) && !isLetter($0) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

    private static func isCapital(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }

    private static let uuidLength = 36
}

extension String {
    fileprivate var trimmingBlanks: String {
        let blanks: Set<Character> = [" ", "\t", "\u{A0}"]
        guard let first = firstIndex(where: { !blanks.contains($0) }),
            let last = lastIndex(where: { !blanks.contains($0) })
        else { return "" }
        return String(self[first...last])
    }
}
