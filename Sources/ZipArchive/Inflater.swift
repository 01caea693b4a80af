import CISAL
import Checksums

/// ISA-L's inflate, for blocks that were deflated on their own.
final class Inflater {
    private let state = UnsafeMutablePointer<inflate_state>.allocate(capacity: 1)
    private let output = UnsafeMutableRawBufferPointer.allocate(
        byteCount: DeflatedEntry.blockBytes + 1, alignment: 64)

    deinit {
        state.deallocate()
        output.deallocate()
    }

    /// What one block holds; nil where it is damaged, too large for a block, or does not end where it should.
    ///
    /// - Parameter last: the block ends the stream.
    func inflate(_ block: UnsafeRawBufferPointer, last: Bool) -> (size: Int, crc: UInt32)? {
        isal_inflate_init(state)
        state.pointee.next_in = UnsafeMutablePointer(
            mutating: block.baseAddress?.assumingMemoryBound(to: UInt8.self))
        state.pointee.avail_in = UInt32(block.count)
        state.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        state.pointee.avail_out = UInt32(output.count)
        let answer = isal_inflate_stateless(state)
        guard answer == (last ? ISAL_DECOMP_OK : ISAL_END_INPUT), state.pointee.avail_in == 0 else {
            return nil
        }
        let size = output.count - Int(state.pointee.avail_out)
        guard size <= DeflatedEntry.blockBytes else { return nil }
        return (size, CRC32.adding(UnsafeRawBufferPointer(rebasing: output[..<size]), to: 0))
    }
}
