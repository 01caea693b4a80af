/// What an archive may ask of its reader before it is refused.
public struct ZipLimits: Sendable, Equatable {
    /// Entries at most.
    public var entries: Int
    /// Bytes of all entries together once expanded, at most.
    public var expandedBytes: UInt64
    /// Times that an entry may expand, asked of entries of more than `ratioFreeBytes` only: a small file of
    /// equal rows is no bomb.
    public var ratio: UInt64

    public static let ratioFreeBytes: UInt64 = 1 << 20

    public init(entries: Int = 64, expandedBytes: UInt64 = 16 << 30, ratio: UInt64 = 200) {
        self.entries = entries
        self.expandedBytes = expandedBytes
        self.ratio = ratio
    }
}
