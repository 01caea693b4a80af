import CSVCore
import Domain

/// How the line items of a read-back in which none is ours are unlike ours (Spec/readback.md, "Guard"): what most
/// likely went wrong on the way from Campus.
public enum ForeignLineItems: Sendable, Equatable {
    /// It names no line item.
    case none
    /// The same id but for upper and lower case.
    case otherCase(theirs: String, ours: String)
    /// The same id with something before it, or without what stands before it.
    case otherPrefix(theirs: String, ours: String)
    /// Ids of something else.
    case others(example: String)

    /// The ids are ours, as somebody on the way wrote them.
    public var areOurs: Bool {
        switch self {
        case .otherCase, .otherPrefix: true
        case .none, .others: false
        }
    }

    /// - Parameters:
    ///   - others: the line items of the read-back, none of them ours.
    ///   - ours: those of the ledger.
    init(_ others: IDTable, unlike ours: IDTable) {
        guard others.count > 0 else {
            self = .none
            return
        }
        let known = Dictionary(
            (0..<ours.count).map { (ours.string($0).lowercased(), ours.string($0)) },
            uniquingKeysWith: { first, _ in first })
        for index in 0..<others.count {
            let theirs = others.string(index)
            if let found = known[theirs.lowercased()] {
                self = .otherCase(theirs: theirs, ours: found)
                return
            }
            if let found = Self.withoutPrefix(theirs.lowercased()).compactMap({ known[$0] }).first {
                self = .otherPrefix(theirs: theirs, ours: found)
                return
            }
        }
        self = .others(example: others.string(0))
    }

    /// What ours may be where something was put before it, or taken away.
    private static func withoutPrefix(_ theirs: String) -> [String] {
        let prefix = LineItemIdentity.prefix
        let behind = theirs.ranges(of: prefix).map { String(theirs[$0.lowerBound...]) }
        return behind + [prefix + theirs]
    }
}
