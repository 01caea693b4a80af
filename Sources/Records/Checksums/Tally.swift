/// How many rows a table has, and the sum of their checksums.
public struct Tally: Equatable {
    public var rows: Int64 = 0
    public var checksum: Int64 = 0

    public init(rows: Int64 = 0, checksum: Int64 = 0) {
        self.rows = rows
        self.checksum = checksum
    }

    public mutating func add(_ checksum: Int64) {
        rows += 1
        // Of a flipped tally any number may come; a sum that cannot be is no crash.
        self.checksum &+= checksum
    }
}
