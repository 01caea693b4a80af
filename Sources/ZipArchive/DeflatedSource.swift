import CLibzip
import DurableFiles
import Glibc

/// A deflated entry as a source that libzip reads and, told that it is deflated already, copies as it is.
final class DeflatedSource {
    private let entry: DeflatedEntry
    private var position: UInt64 = 0
    private var failure: Int32 = 0

    private init(_ entry: DeflatedEntry) { self.entry = entry }

    /// A libzip source, or nil with the reason in `handle`. Whoever takes it frees it.
    static func make(_ entry: DeflatedEntry, for handle: OpaquePointer) -> OpaquePointer? {
        let retained = unsafe Unmanaged.passRetained(DeflatedSource(entry))
        let source = unsafe zip_source_function(handle, answer, retained.toOpaque())
        if unsafe source == nil { unsafe retained.release() }
        return unsafe source
    }

    private static let answer: zip_source_callback = { state, data, length, command in
        guard let state = unsafe state else { return -1 }
        let unmanaged = unsafe Unmanaged<DeflatedSource>.fromOpaque(state)
        if command == ZIP_SOURCE_FREE {
            unsafe unmanaged.release()
            return 0
        }
        let room = unsafe UnsafeMutableRawBufferPointer(start: data, count: Int(clamping: length))
        return unsafe unmanaged.takeUnretainedValue().answer(command, room)
    }

    private func answer(_ command: zip_source_cmd_t, _ data: UnsafeMutableRawBufferPointer) -> Int64 {
        switch command {
        case ZIP_SOURCE_SUPPORTS: return Self.commands.reduce(0) { $0 | 1 << Int64($1.rawValue) }
        case ZIP_SOURCE_OPEN: position = 0
        case ZIP_SOURCE_CLOSE: break
        case ZIP_SOURCE_READ: return unsafe read(data)
        case ZIP_SOURCE_STAT: return unsafe describe(data)
        case ZIP_SOURCE_ERROR: return unsafe tellError(data)
        default:
            failure = EOPNOTSUPP
            return -1
        }
        return 0
    }

    private static let commands = [
        ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR,
        ZIP_SOURCE_FREE, ZIP_SOURCE_SUPPORTS,
    ]

    private func read(_ buffer: UnsafeMutableRawBufferPointer) -> Int64 {
        do {
            let count = try unsafe entry.scratch.pread(into: buffer, at: position)
            position += UInt64(count)
            return Int64(count)
        } catch {
            failure = error.errno.rawValue
            return -1
        }
    }

    private func describe(_ data: UnsafeMutableRawBufferPointer) -> Int64 {
        guard unsafe data.count >= MemoryLayout<zip_stat_t>.size, let start = data.baseAddress else {
            return -1
        }
        let stat = unsafe start.assumingMemoryBound(to: zip_stat_t.self)
        unsafe stat.pointee.size = entry.uncompressedSize
        unsafe stat.pointee.comp_size = entry.compressedSize
        unsafe stat.pointee.crc = entry.crc
        unsafe stat.pointee.comp_method = UInt16(ZIP_CM_DEFLATE)
        unsafe stat.pointee.encryption_method = UInt16(ZIP_EM_NONE)
        unsafe stat.pointee.valid |= UInt64(
            ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD
                | ZIP_STAT_ENCRYPTION_METHOD)
        return unsafe Int64(MemoryLayout<zip_stat_t>.size)
    }

    /// libzip takes two numbers: its own code and the system's.
    private func tellError(_ data: UnsafeMutableRawBufferPointer) -> Int64 {
        let numbers = [failure == EOPNOTSUPP ? ZIP_ER_OPNOTSUPP : ZIP_ER_READ, failure]
        let bytes = numbers.count * MemoryLayout<Int32>.size
        guard data.count >= bytes else { return -1 }
        unsafe numbers.withUnsafeBytes { unsafe data.copyMemory(from: $0) }
        return Int64(bytes)
    }
}
