import CISAL
import Checksums

/// ISA-L's inflate, for blocks that were deflated on their own.
@safe final class Inflater {
    private let state = UnsafeMutablePointer<inflate_state>.allocate(capacity: 1)
    private let output = UnsafeMutableRawBufferPointer.allocate(
        byteCount: DeflatedEntry.blockBytes + 1, alignment: 64)

    deinit {
        unsafe state.deallocate()
        unsafe output.deallocate()
    }

    /// What one block holds; nil where it is damaged, too large for a block, or does not end where it should.
    ///
    /// - Parameter last: the block ends the stream.
    func inflate(_ block: UnsafeRawBufferPointer, last: Bool) -> (size: Int, crc: UInt32)? {
        unsafe isal_inflate_init(state)
        unsafe state.pointee.next_in = unsafe UnsafeMutablePointer(
            mutating: block.baseAddress?.assumingMemoryBound(to: UInt8.self))
        unsafe state.pointee.avail_in = UInt32(block.count)
        unsafe state.pointee.next_out = unsafe output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        unsafe state.pointee.avail_out = unsafe UInt32(output.count)
        let answer = unsafe isal_inflate_stateless(state)
        guard answer == (last ? ISAL_DECOMP_OK : ISAL_END_INPUT), unsafe state.pointee.avail_in == 0 else {
            return nil
        }
        let size = unsafe output.count - Int(state.pointee.avail_out)
        guard size <= DeflatedEntry.blockBytes else { return nil }
        return unsafe (size, CRC32.adding(Span(_unsafeBytes: output[..<size]), to: 0))
    }
}
