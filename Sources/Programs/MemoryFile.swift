import Glibc
import SystemPackage

/// Bytes for a program's standard input, as a file that lies in memory alone.
///
/// A pipe would kill this process with SIGPIPE where the program ends before it has read everything, and would
/// need a writer beside it. A file on the disk would leave what is in it behind after a crash.
enum MemoryFile {
    /// A new descriptor at the first byte, which is not handed to other programs by itself.
    static func open(_ bytes: [UInt8]) throws(Errno) -> FileDescriptor {
        guard let create = unsafe create else { throw Errno(rawValue: ENOSYS) }
        let raw = unsafe create("input", closeOnExec)
        guard raw >= 0 else { throw Errno(rawValue: Glibc.errno) }
        let descriptor = FileDescriptor(rawValue: raw)
        do {
            try descriptor.writeAll(bytes)
            try descriptor.seek(offset: 0, from: .start)
        } catch {
            try? descriptor.close()
            throw error as? Errno ?? Errno(rawValue: EIO)
        }
        return descriptor
    }

    private typealias MemfdCreate = @convention(c) (UnsafePointer<CChar>, UInt32) -> Int32

    // glibc declares memfd_create for _GNU_SOURCE only, which Swift's Glibc module is built without.
    private static let create: MemfdCreate? = unsafe dlsym(nil, "memfd_create").map {
        unsafe unsafeBitCast($0, to: MemfdCreate.self)
    }
    private static let closeOnExec: UInt32 = 1
}
