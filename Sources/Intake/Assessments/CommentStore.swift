import CSVCore
import DurableFiles

/// Comments wait in a scratch file until their scores are written (`bundle.comments: true`).
final class CommentStore {
    private let scratch: ScratchFile
    private var length: Int64 = 0

    init(scratchFolder: FilePath) throws {
        scratch = try ScratchFile(in: scratchFolder)
    }

    /// Keeps a comment and gives its place.
    func append(_ comment: FieldBytes) throws -> Int64 {
        let place = length
        var size = UInt32(comment.count).littleEndian
        try withUnsafeBytes(of: &size) { try scratch.append($0) }
        try scratch.append(UnsafeRawBufferPointer(comment))
        length += 4 + Int64(comment.count)
        return place
    }

    func finishWriting() throws { try scratch.finishWriting() }

    func comment(at place: Int64) throws -> String {
        let size = try read(4, at: place).reversed().reduce(0) { $0 << 8 | Int($1) }
        return String(decoding: try read(size, at: place + 4), as: UTF8.self)
    }

    private func read(_ count: Int, at place: Int64) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: count) { bytes, filled in
            filled = try scratch.pread(into: UnsafeMutableRawBufferPointer(bytes), at: UInt64(place))
        }
    }
}
