import DurableFiles
import Synchronization

/// Deflaters that are used again, one for each thread that deflates at the same time.
final class Deflaters: Sendable {
    private struct Idle: @unchecked Sendable {
        /// Each is with one thread at a time.
        var deflaters: [Deflater] = []
    }

    private let folder: FilePath
    private let idle = Mutex(Idle())

    /// - Parameter folder: stands in the error where there is no memory for one more.
    init(folder: FilePath) {
        self.folder = folder
    }

    func deflate(_ block: Block, last: Bool) throws(FileError) -> Deflated {
        let deflater = try take()
        let bytes = deflater.deflate(block.bytes, last: last)
        idle.withLock { $0.deflaters.append(deflater) }
        return Deflated(
            bytes: bytes,
            block: DeflatedBlock(
                deflatedSize: bytes.count, size: block.count, crc: CRC32.adding(block.bytes, to: 0)))
    }

    private func take() throws(FileError) -> Deflater {
        if let idle = idle.withLock({ $0.deflaters.popLast() }) { return idle }
        do {
            return try Deflater()
        } catch {
            throw FileError(
                operation: "map memory to deflate in", path: folder, errno: Errno(rawValue: error.errno))
        }
    }
}
