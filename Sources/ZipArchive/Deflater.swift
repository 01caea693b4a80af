import CISAL

/// Deflates blocks, each from the start and to a whole byte, so that put together they are one stream.
protocol BlockDeflater: AnyObject {
    /// One block, deflated; `last` ends the stream.
    func deflate(_ block: UnsafeRawBufferPointer, last: Bool) -> [UInt8]
}

/// ISA-L's raw deflate, level 1, one block at a time.
///
/// Each block is deflated from the start, without what came before it, and ends on a whole byte, so that blocks
/// can be deflated and inflated again by several threads and still make one stream when they are put together.
@safe final class Deflater: BlockDeflater {
    private let place: StreamPlace.Place
    private let stream: UnsafeMutablePointer<isal_zstream>
    private let levelBuffer: UnsafeMutablePointer<UInt8>

    init() throws(StreamPlaceError) {
        place = try StreamPlace.take()
        unsafe stream = unsafe place.memory.bindMemory(to: isal_zstream.self, capacity: 1)
        unsafe levelBuffer = .allocate(capacity: Int(CISAL_LEVEL_1_BUFFER_BYTES))
    }

    deinit { unsafe levelBuffer.deallocate() }

    func deflate(_ block: UnsafeRawBufferPointer, last: Bool) -> [UInt8] {
        begin(last: last)
        unsafe stream.pointee.next_in = unsafe UnsafeMutablePointer(
            mutating: block.baseAddress?.assumingMemoryBound(to: UInt8.self))
        unsafe stream.pointee.avail_in = UInt32(block.count)
        var deflated: [UInt8] = []
        // CSV of ours shrinks to a tenth; a block that does not asks for more room as it goes.
        var room = block.count / 8 + 1_024
        repeat {
            let start = deflated.count
            deflated.reserveCapacity(start + room)
            deflated.append(contentsOf: repeatElement(0, count: room))
            unsafe deflated.withUnsafeMutableBufferPointer { bytes in
                unsafe stream.pointee.next_out = unsafe bytes.baseAddress?.advanced(by: start)
                unsafe stream.pointee.avail_out = UInt32(room)
                // It can fail only over its parameters, which are fixed.
                unsafe isal_deflate(stream)
            }
            unsafe deflated.removeLast(Int(stream.pointee.avail_out))
            room = max(deflated.count, 4_096)
        } while unsafe stream.pointee.avail_out == 0
        return deflated
    }

    private func begin(last: Bool) {
        unsafe isal_deflate_init(stream)
        unsafe stream.pointee.level = 1
        unsafe stream.pointee.level_buf = unsafe levelBuffer
        unsafe stream.pointee.level_buf_size = CISAL_LEVEL_1_BUFFER_BYTES
        unsafe stream.pointee.gzip_flag = UInt16(IGZIP_DEFLATE)
        unsafe stream.pointee.flush = UInt16(last ? NO_FLUSH : FULL_FLUSH)
        unsafe stream.pointee.end_of_stream = last ? 1 : 0
    }
}
