import CZlib
public import DurableFiles

/// Unpacks a gzip file as a stream, under the limits of a zip; zlib compares its checksum and its size.
///
/// Throws `ZipError`: `.damaged`, which lacks its end where the file only stops too early, `.tooLarge`, `.ratioTooHigh`.
@safe public final class GzipInflater {
    private static let pieceBytes = 1 << 16

    private let path: FilePath
    private let limits: ZipLimits
    private let stream: UnsafeMutablePointer<z_stream>
    private let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceBytes, alignment: 16)
    private var taken: UInt64 = 0
    private var given: UInt64 = 0
    private var isAtEnd = false

    /// - Parameter path: stands in the errors.
    public init(path: FilePath, limits: ZipLimits) throws(ZipError) {
        self.path = path
        self.limits = limits
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        guard unsafe CZlibInflateGzipInit(stream) == Z_OK else {
            unsafe stream.deallocate()
            unsafe piece.deallocate()
            throw ZipError(.readFailed, archive: path, errno: .noMemory, detail: "no memory to unpack")
        }
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
        unsafe piece.deallocate()
    }

    /// Fills the front of the buffer; 0 at the end.
    ///
    /// - Parameter fill: gives the next bytes of the file; 0 at its end.
    public func read(
        into buffer: UnsafeMutableRawBufferPointer, from fill: (UnsafeMutableRawBufferPointer) throws -> Int
    ) throws -> Int {
        unsafe stream.pointee.next_out = unsafe buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
        unsafe stream.pointee.avail_out = UInt32(clamping: buffer.count)
        let room = unsafe stream.pointee.avail_out
        while !isAtEnd, unsafe stream.pointee.avail_out == room {
            if unsafe stream.pointee.avail_in == 0 { try unsafe take(fill) }
            try unsafe inflateMore(fill)
        }
        let count = unsafe Int(room - stream.pointee.avail_out)
        given += UInt64(count)
        try checkLimits()
        return count
    }

    private func take(_ fill: (UnsafeMutableRawBufferPointer) throws -> Int) throws {
        let count = try unsafe fill(piece)
        taken += UInt64(count)
        unsafe stream.pointee.next_in = unsafe piece.baseAddress?.assumingMemoryBound(to: UInt8.self)
        unsafe stream.pointee.avail_in = UInt32(count)
    }

    private func inflateMore(_ fill: (UnsafeMutableRawBufferPointer) throws -> Int) throws {
        guard unsafe stream.pointee.avail_in > 0 else {
            throw ZipError(.damaged, archive: path, detail: "the file ends too early", lacksEnd: true)
        }
        switch unsafe inflate(stream, Z_NO_FLUSH) {
        case Z_OK: break
        case Z_STREAM_END:
            // Several may stand one behind the other; they are one file.
            if unsafe stream.pointee.avail_in == 0 { try unsafe take(fill) }
            if unsafe stream.pointee.avail_in == 0 { isAtEnd = true } else { unsafe inflateReset(stream) }
        default:
            throw ZipError(.damaged, archive: path, detail: "the packed bytes are damaged")
        }
    }

    private func checkLimits() throws {
        guard given <= limits.expandedBytes else {
            throw ZipError(
                .tooLarge, archive: path, detail: "the file expands past \(limits.expandedBytes) bytes")
        }
        let (allowed, overflow) = taken.multipliedReportingOverflow(by: limits.ratio)
        guard given <= ZipLimits.ratioFreeBytes || overflow || given <= allowed else {
            throw ZipError(
                .ratioTooHigh, archive: path,
                detail: "\(taken) bytes expand to \(given) and more, and \(limits.ratio) times is allowed")
        }
    }
}
