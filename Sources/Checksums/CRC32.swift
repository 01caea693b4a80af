import CISAL

/// The CRC-32 of zip and gzip, by ISA-L with the processor's own instructions.
public enum CRC32 {
    /// Of what came before (0 for nothing) followed by these bytes.
    public static func adding(_ bytes: Span<UInt8>, to crc: UInt32) -> UInt32 {
        unsafe bytes.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return crc }
            return unsafe crc32_gzip_refl(crc, start, UInt64(bytes.count))
        }
    }
}
