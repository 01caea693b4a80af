/// An input of a run, by its content.
public struct InputRecord: Sendable, Equatable {
    public enum Kind: String, Sendable { case gradebook, roster, readback }

    public var kind: Kind
    public var name: String
    public var sha256: String

    public init(kind: Kind, name: String, sha256: String) {
        self.kind = kind
        self.name = name
        self.sha256 = sha256
    }
}
