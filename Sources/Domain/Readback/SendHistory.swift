/// Every value of one result that a bundle carried, oldest first, and where a person released it.
public struct SendHistory: Sendable, Equatable {
    public enum Entry: Sendable, Equatable {
        case sent(bundle: Int, ScoreValue)
        /// `frozen release`: what was sent before counts as ours, but is not the latest any more.
        case released
    }

    public var entries: [Entry]

    public init(_ entries: [Entry]) {
        self.entries = entries
    }

    /// The value that Campus is to have; nil while nothing was sent since a release.
    public var latest: ScoreValue? {
        guard case .sent(_, let value) = entries.last else { return nil }
        return value
    }

    public var latestBundle: Int? {
        guard case .sent(let bundle, _) = entries.last else { return nil }
        return bundle
    }

    /// The bundles that carried the latest value since it became the latest, rising.
    public var latestCarriers: [Int] {
        guard let latest else { return [] }
        var carriers: [Int] = []
        for entry in entries.reversed() {
            guard case .sent(let bundle, let value) = entry, value == latest else { break }
            carriers.append(bundle)
        }
        return carriers.reversed()
    }

    /// The newest bundle that carried a value before the result was released last; nil: it never was, or none did.
    public var lastBeforeRelease: Int? {
        guard let boundary = entries.lastIndex(of: .released) else { return nil }
        for case .sent(let bundle, _) in entries[..<boundary].reversed() { return bundle }
        return nil
    }

    /// An exemption was sent once (OneRoster 1.2).
    public var hasExemption: Bool { !carriers { $0 == .exempt }.isEmpty }

    /// One was sent since the result was released last.
    public var hasExemptionSinceRelease: Bool {
        for entry in entries.reversed() {
            switch entry {
            case .released: return false
            case .sent(_, .exempt): return true
            case .sent: continue
            }
        }
        return false
    }

    /// The bundles that ever carried a value for which `isIt` holds.
    public func carriers(where isIt: (ScoreValue) -> Bool) -> [Int] {
        entries.compactMap { entry in
            guard case .sent(let bundle, let value) = entry, isIt(value) else { return nil }
            return bundle
        }
    }
}
