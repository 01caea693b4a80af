public import Domain

/// A read-back that came and was not applied: what it tells of changes in Campus, nobody knows.
public struct UnreadReadback: Sendable, Equatable {
    /// The last part of its path.
    public var name: String
    /// By what the same one is known again: its SHA-256; of one that could not be fetched how it was listed; empty where
    /// that is not known.
    public var content: String
    /// The moment whose state it shows, as far as that is known.
    public var time: Instant
    /// When it was refused or stopped.
    public var at: Instant
    /// The code of the failure.
    public var why: String

    public init(name: String, content: String = "", time: Instant, at: Instant, why: String) {
        self.name = name
        self.content = content
        self.time = time
        self.at = at
        self.why = why
    }
}
