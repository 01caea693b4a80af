public import CSVCore
public import DurableFiles

/// Texts of any length, in a scratch file, for records of a fixed size that keep only a text's place.
///
/// Unchecked: one thread writes it, and others get it to read once it is finished.
public final class TextStore: @unchecked Sendable {
    private let scratch: ScratchFile
    private var length: Int64 = 0

    public init(scratchFolder: FilePath) throws {
        scratch = try ScratchFile(in: scratchFolder)
    }

    /// Keeps a text and gives its place.
    public func append(_ text: FieldBytes) throws -> Int64 {
        let place = length
        var size = UInt32(text.count).littleEndian
        try unsafe withUnsafeBytes(of: &size) { try unsafe scratch.append(Span(_unsafeBytes: $0)) }
        try scratch.append(text)
        length += 4 + Int64(text.count)
        return place
    }

    public func finishWriting() throws { try scratch.finishWriting() }

    public func text(at place: Int64) throws -> String {
        let size = try read(4, at: place).reversed().reduce(0) { $0 << 8 | Int($1) }
        return String(decoding: try read(size, at: place + 4), as: UTF8.self)
    }

    private func read(_ count: Int, at place: Int64) throws -> [UInt8] {
        try unsafe [UInt8](unsafeUninitializedCapacity: count) { bytes, filled in
            try unsafe scratch.read(into: UnsafeMutableRawBufferPointer(bytes), at: UInt64(place))
            filled = count
        }
    }
}
