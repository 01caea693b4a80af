import CISAL

/// The CRC-32 of zip and gzip, by ISA-L with the processor's own instructions.
public enum CRC32 {
    /// Of what came before (0 for nothing) followed by these bytes.
    public static func adding(_ bytes: UnsafeRawBufferPointer, to crc: UInt32) -> UInt32 {
        guard let start = bytes.baseAddress else { return crc }
        return crc32_gzip_refl(crc, start.assumingMemoryBound(to: UInt8.self), UInt64(bytes.count))
    }
}
