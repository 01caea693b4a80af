import CSVCore
import Domain

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
    /// Ids of something else.
    case others(example: String)

    /// An id is ours, as somebody wrote it.
    public var areOurs: Bool {
        switch self {
        case .otherCase, .otherBlanks, .otherPrefix: true
        case .none, .others: false
        }
    }

    /// - Parameters:
    ///   - others: the line items of the read-back that are not ours.
    ///   - ours: those of the ledger.
    ///   - isSeen: whether the read-back has one of ours, by its number, under its own id.
    ///   - seesOurs: it has one at least. Then an id that cannot be ours is taken for Campus's own, which may be many.
    init(_ others: IDTable, unlike ours: IDTable, seesOurs: Bool, isSeen: (Int) -> Bool) {
        guard others.count > 0 else {
            self = .none
            return
        }
        self = .others(example: others.string(0))
        let candidates = (0..<others.count).filter {
            !seesOurs || Self.mayBe(others[$0])
        }
        guard !candidates.isEmpty else { return }
        let known = Dictionary(
            (0..<ours.count).map { (ours.string($0).lowercased(), $0) },
            uniquingKeysWith: { first, _ in first })
        for index in candidates {
            let theirs = others.string(index)
            // Nothing else has an id of ours in other letters or with blanks, whether or not it is there as it should be,
            // too: scores may name it otherwise than the table of line items.
            let lower = theirs.lowercased()
            let trimmed = lower.trimmingBlanks
            if let found = known[trimmed] {
                let id = ours.string(found)
                self = trimmed == lower ? .otherCase(theirs: theirs, ours: id) : .otherBlanks(ours: id)
                return
            }
            let found = Self.withoutPrefix(lower).compactMap { known[$0] }.first { !isSeen($0) }
            if let found {
                self = .otherPrefix(theirs: theirs, ours: ours.string(found))
                return
            }
        }
    }

    /// Whether an id may be ours in another way of writing: it is in parts, as ours are with their prefix or without, or has
    /// the length of a UUID, as the others are, or more. Campus's own are numbers, and UUIDs.
    static func mayBe(_ id: FieldBytes) -> Bool { id.count >= uuidLength || id.contains(UInt8(ascii: "_")) }

    private static let uuidLength = 36

    /// What ours may be where something was put before it, or taken away.
    private static func withoutPrefix(_ theirs: String) -> [String] {
        let prefix = LineItemIdentity.prefix
        let behind = theirs.ranges(of: prefix).map { String(theirs[$0.lowerBound...]) }
        return behind + [prefix + theirs]
    }
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
