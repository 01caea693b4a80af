/// What a reader takes at most, so that a hostile file cannot make it use unbounded memory.
public struct CSVLimits: Sendable, Equatable {
    /// Bytes of one field as they stand in the file, its quotes included.
    public var maxFieldBytes: Int
    /// Bytes of one record as they stand in the file, without its line end. The read buffer grows to this
    /// and two bytes, no further.
    public var maxRecordBytes: Int
    /// Fields of the header.
    public var maxColumns: Int

    public init(
        maxFieldBytes: Int = 1 << 20, maxRecordBytes: Int = 4 << 20, maxColumns: Int = 512
    ) {
        self.maxFieldBytes = maxFieldBytes
        self.maxRecordBytes = maxRecordBytes
        self.maxColumns = maxColumns
    }
}
