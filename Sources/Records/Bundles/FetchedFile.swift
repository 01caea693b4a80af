/// A file that was fetched from another host, as the listing there showed it: one that looks the same is not
/// fetched again.
public struct FetchedFile: Sendable, Hashable {
    /// `host:folder`.
    public var source: String
    public var name: String
    public var bytes: UInt64
    /// The date columns of the listing.
    public var listed: String

    public init(source: String, name: String, bytes: UInt64, listed: String) {
        self.source = source
        self.name = name
        self.bytes = bytes
        self.listed = listed
    }
}
