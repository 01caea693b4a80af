public import Domain

/// A time in the ledger that lies ahead of today's clock: the clock ran ahead when it was written, or is behind today.
public struct TimeAhead: Sendable, Equatable {
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// The moment whose state a read-back shows; `name` is its path.
        case readback
        /// When a bundle came out; `name` is its number.
        case bundle
        /// Since when a set of bundles is known to have arrived; `name` is the set.
        case arrival
        /// The latest state that a read-back may show that was never applied; `name` is its name.
        case unread
        /// When a score was frozen; `name` is the student under the line item.
        case freeze
        /// When a freeze was lifted; `name` is the student under the line item.
        case release
    }

    public var kind: Kind
    public var name: String
    public var recorded: Instant

    public init(kind: Kind, name: String, recorded: Instant) {
        self.kind = kind
        self.name = name
        self.recorded = recorded
    }
}

/// What times that lie ahead of the clock are set to. Each is chosen so that less is concluded from it, never more.
public struct TimeCorrection: Sendable, Equatable {
    /// For what shows or proves something: the earliest that it can be. What came later is not older than it then, and
    /// makes up for nothing that it cannot make up for.
    public var earliest: Instant
    /// For what is waited for or was never read: the latest that it can be.
    public var latest: Instant

    public init(earliest: Instant, latest: Instant) {
        self.earliest = earliest
        self.latest = latest
    }

    public func time(for kind: TimeAhead.Kind) -> Instant {
        switch kind {
        case .readback, .arrival, .freeze: earliest
        case .bundle, .unread, .release: latest
        }
    }
}
