/// How often a byte occurs.
enum ByteCount {
    private typealias Lane = SIMD16<UInt8>

    /// Sixteen bytes at a time, counted in as many lanes; before a lane is full, the lanes are added up.
    static func count(of byte: UInt8, in bytes: UnsafeRawBufferPointer) -> Int {
        let (wanted, one) = (Lane(repeating: byte), Lane(repeating: 1))
        var (count, index) = (0, 0)
        let whole = bytes.count & ~15
        while index < whole {
            let end = min(index + 16 * 255, whole)
            var found = Lane()
            while index < end {
                let piece = unsafe bytes.loadUnaligned(fromByteOffset: index, as: Lane.self)
                found = found &+ Lane().replacing(with: one, where: piece .== wanted)
                index += 16
            }
            for lane in found.indices { count += Int(found[lane]) }
        }
        while index < bytes.count {
            unsafe count += bytes[index] == byte ? 1 : 0
            index += 1
        }
        return count
    }
}
