package import DurableFiles

/// Files that are a few lines at most.
package enum SmallFile {
    private static let bytesAtMost = 4096

    /// The beginning of it, as text.
    package static func text(_ path: FilePath) throws -> String {
        let file = try InputFile(path)
        var bytes = [UInt8](repeating: 0, count: bytesAtMost)
        var length = 0
        while length < bytesAtMost {
            let count = try unsafe bytes.withUnsafeMutableBytes {
                try unsafe file.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[length...]))
            }
            if count == 0 { break }
            length += count
        }
        return String(decoding: bytes[..<length], as: UTF8.self)
    }
}
