import DurableFiles

/// The record with which every archive ends, and which is written last: `PK\5\6`, 18 bytes, a comment.
enum ZipEnd {
    private static let signature: [UInt8] = [0x50, 0x4B, 5, 6]
    private static let length = 22
    private static let longestComment = 0xFFFF
    /// Of the 64-bit form, which libzip looks for before it.
    private static let locatorLength = 20

    /// Whether the file ends with it. One that does not may still be on its way; whatever is wrong with one that
    /// does stays wrong, however much is added.
    static func isThere(in file: InputFile) throws(FileError) -> Bool { isThere(in: try tail(of: file)) }

    /// Where it can stand.
    static func tail(of file: InputFile) throws(FileError) -> [UInt8] {
        try file.tail(length + longestComment + locatorLength)
    }

    /// Whether it begins anywhere, though something else may follow it. Where it does not, no program finds an archive.
    static func begins(in tail: [UInt8]) -> Bool {
        unsafe tail.withUnsafeBufferPointer { bytes in
            // Most bytes are none of a signature, and one comparison says so.
            var start = bytes.startIndex
            while start + signature.count <= bytes.endIndex {
                if unsafe bytes[start] == signature[0], unsafe bytes[start...].starts(with: signature) {
                    return true
                }
                start += 1
            }
            return false
        }
    }

    static func isThere(in tail: [UInt8]) -> Bool {
        guard tail.count >= length else { return false }
        return (0...tail.count - length).contains { start in
            // The comment that it states is all that follows.
            tail[start..<start + signature.count].elementsEqual(signature)
                && start + length + Int(tail[start + 20]) + Int(tail[start + 21]) << 8 == tail.count
        }
    }
}
