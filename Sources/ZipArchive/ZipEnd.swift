import DurableFiles

/// The record with which every archive ends, and which is written last: `PK\5\6`, 18 bytes, a comment.
enum ZipEnd {
    private static let signature: [UInt8] = [0x50, 0x4B, 5, 6]
    private static let length = 22
    private static let longestComment = 0xFFFF

    /// Whether the file ends with it. One that does not may still be on its way; whatever is wrong with one that
    /// does stays wrong, however much is added.
    static func isThere(in file: InputFile) throws(FileError) -> Bool {
        isThere(in: try file.tail(length + longestComment))
    }

    private static func isThere(in tail: [UInt8]) -> Bool {
        guard tail.count >= length else { return false }
        return (0...tail.count - length).contains { start in
            // The comment that it states is all that follows.
            tail[start..<start + signature.count].elementsEqual(signature)
                && start + length + Int(tail[start + 20]) + Int(tail[start + 21]) << 8 == tail.count
        }
    }
}
