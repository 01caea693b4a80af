import CISAL

/// ISA-L's raw deflate, level 1.
///
/// ISA-L does not promise that the result is the same however the bytes are cut into blocks, so the caller
/// cuts them at fixed places.
final class Deflater {
    private static let outputBytes = 256 * 1024

    private let place: StreamPlace.Place
    private let stream: UnsafeMutablePointer<isal_zstream>
    private let levelBuffer: UnsafeMutablePointer<UInt8>
    private let output: UnsafeMutablePointer<UInt8>

    init() throws(StreamPlaceError) {
        place = try StreamPlace.take()
        stream = place.memory.bindMemory(to: isal_zstream.self, capacity: 1)
        levelBuffer = .allocate(capacity: Int(CISAL_LEVEL_1_BUFFER_BYTES))
        output = .allocate(capacity: Self.outputBytes)
        isal_deflate_init(stream)
        stream.pointee.level = 1
        stream.pointee.level_buf = levelBuffer
        stream.pointee.level_buf_size = CISAL_LEVEL_1_BUFFER_BYTES
        stream.pointee.gzip_flag = UInt16(IGZIP_DEFLATE)
        stream.pointee.flush = UInt16(NO_FLUSH)
    }

    deinit {
        levelBuffer.deallocate()
        output.deallocate()
    }

    /// Deflates one block and hands on what is ready, which may be nothing until the last block.
    func deflate<Failure: Error>(
        _ block: UnsafeRawBufferPointer, last: Bool,
        to write: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        stream.pointee.next_in = UnsafeMutablePointer(
            mutating: block.baseAddress?.assumingMemoryBound(to: UInt8.self))
        stream.pointee.avail_in = UInt32(block.count)
        stream.pointee.end_of_stream = last ? 1 : 0
        repeat {
            stream.pointee.next_out = output
            stream.pointee.avail_out = UInt32(Self.outputBytes)
            // It can fail only over its parameters, which are fixed above.
            isal_deflate(stream)
            let ready = Self.outputBytes - Int(stream.pointee.avail_out)
            try write(UnsafeRawBufferPointer(start: output, count: ready))
        } while stream.pointee.avail_out == 0
    }
}
