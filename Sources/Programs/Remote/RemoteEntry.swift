/// One thing in a folder of the other side.
public struct RemoteEntry: Sendable, Equatable {
    public enum Kind: String, Sendable {
        case regular
        case folder
        case symlink
        case other
    }

    public let name: String
    /// In bytes.
    public let size: UInt64
    public let kind: Kind
    /// The listing's date columns in UTC, such as `Nov 23 22:16`: to the minute, and to the day where it is half
    /// a year ago. To tell a file that was changed, not to reckon with.
    public let listed: String

    public init(name: String, size: UInt64, kind: Kind, listed: String) {
        self.name = name
        self.size = size
        self.kind = kind
        self.listed = listed
    }
}
