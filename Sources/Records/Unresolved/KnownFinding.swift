public import Domain

/// What names a standing finding: its key in `unresolved`, whatever its age.
public struct FindingKey: Sendable, Hashable {
    public var item: String
    public var section: String
    public var kind: FindingKind
    public var code: String

    public init(item: String, section: String, kind: FindingKind, code: String) {
        self.item = item
        self.section = section
        self.kind = kind
        self.code = code
    }

    public init(_ row: UnresolvedRow) {
        self.init(item: row.item, section: row.section, kind: row.kind, code: row.code)
    }
}

/// A standing finding that a person knows of, until what stands under its key changes.
public struct KnownFinding: Sendable, Equatable {
    public var key: FindingKey
    public var at: Instant
    public var by: String
    public var why: String
    /// What stood under the key when the person said so (`FindingContent`).
    public var content: String

    public init(key: FindingKey, at: Instant, by: String, why: String, content: String) {
        self.key = key
        self.at = at
        self.by = by
        self.why = why
        self.content = content
    }
}
