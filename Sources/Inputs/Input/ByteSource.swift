import Crypto
import DurableFiles
import PlainText
import ZipArchive

/// Bytes of one file of an input, front to back.
package protocol ByteSource: AnyObject {
    /// Fills the front of the buffer; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

/// A file in a folder. Hashes what it reads, and notices when a peer was still writing.
final class FileSource: ByteSource {
    private let input: InputFile
    private let finished: (String) throws -> Void
    private var hash = SHA256()
    private var total: UInt64 = 0
    private var isAtEnd = false

    /// - Parameter finished: gets the SHA-256 once the last byte was read.
    init(input: InputFile, finished: @escaping (String) throws -> Void) {
        self.input = input
        self.finished = finished
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let count = try unsafe input.read(into: buffer)
        if count > 0 {
            unsafe hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            total += UInt64(count)
        } else if !isAtEnd {
            isAtEnd = true
            guard total == input.size else { throw ChangedWhileRead() }
            try finished(Hex.text(hash.finalize()))
        }
        return count
    }
}

/// A file in a zip; libzip checks its CRC at the last byte.
final class EntrySource: ByteSource {
    private let entry: ZipEntryReader
    private let finished: () -> Void
    private var total: UInt64 = 0

    /// - Parameter finished: called once the last byte was given out.
    init(entry: ZipEntryReader, finished: @escaping () -> Void) {
        self.entry = entry
        self.finished = finished
        if entry.entry.size == 0 { finished() }
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        let count = try unsafe entry.read(into: buffer)
        total += UInt64(count)
        if count > 0, total == entry.entry.size { finished() }
        return count
    }
}

/// The file is not what it was when it was first looked at.
struct ChangedWhileRead: Error {}
