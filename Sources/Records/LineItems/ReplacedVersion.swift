public import Domain

/// An earlier version of a line item, and the bundle whose version replaced it.
public struct ReplacedVersion: Sendable, Equatable {
    public var version: LineItemVersion
    public var replacedBy: Int

    public init(version: LineItemVersion, replacedBy: Int) {
        self.version = version
        self.replacedBy = replacedBy
    }
}
