import Checksums
import DurableFiles
import Synchronization

/// Deflaters that are used again, one for each thread that deflates at the same time.
final class Deflaters: Sendable {
    /// Unchecked: each deflater is with one thread at a time, or lies here.
    private struct Idle: @unchecked Sendable {
        var deflaters: [any BlockDeflater] = []
    }

    private let effort: DeflateEffort
    private let folder: FilePath
    private let idle = Mutex(Idle())

    /// - Parameter folder: stands in the error where there is no memory for one more.
    init(_ effort: DeflateEffort, folder: FilePath) {
        self.effort = effort
        self.folder = folder
    }

    func deflate(_ block: Block, last: Bool) throws(FileError) -> Deflated {
        let deflater = try take()
        let bytes = unsafe deflater.deflate(block.bytes, last: last)
        idle.withLock { $0.deflaters.append(deflater) }
        return unsafe Deflated(
            source: block, bytes: bytes,
            block: DeflatedBlock(
                deflatedSize: bytes.count, size: block.count,
                crc: CRC32.adding(Span(_unsafeBytes: block.bytes), to: 0)))
    }

    private func take() throws(FileError) -> any BlockDeflater {
        if let idle = idle.withLock({ $0.deflaters.popLast() }) { return idle }
        do {
            switch effort {
            case .fast: return try Deflater()
            case .small: return try ZlibDeflater()
            }
        } catch {
            let errno = (error as? StreamPlaceError).map { Errno(rawValue: $0.errno) } ?? .noMemory
            throw FileError(operation: "map memory to deflate in", path: folder, errno: errno)
        }
    }
}

/// How much time goes into the size of an entry.
public enum DeflateEffort: Sendable {
    /// ISA-L, level 1.
    case fast
    /// zlib: a sixth smaller than ISA-L and six times the time, for entries that are a small part of their archive.
    case small
}
