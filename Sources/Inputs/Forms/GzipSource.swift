import ZipArchive

/// A file that is packed by itself, unpacked while it is read.
final class GzipSource: ByteSource {
    private let packed: FileSource
    private let inflater: GzipInflater

    init(_ packed: FileSource, _ inflater: GzipInflater) {
        self.packed = packed
        self.inflater = inflater
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        try unsafe inflater.read(into: buffer) { try unsafe packed.read(into: $0) }
    }
}
