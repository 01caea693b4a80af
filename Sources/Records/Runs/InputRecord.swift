public import Domain

/// An input of a run, by its content.
public struct InputRecord: Sendable, Equatable {
    public var kind: InputKind
    public var name: String
    public var sha256: String

    public init(kind: InputKind, name: String, sha256: String) {
        self.kind = kind
        self.name = name
        self.sha256 = sha256
    }
}
