public import DurableFiles

/// What one entry of an archive is meant to hold.
public struct ZipExpectation: Sendable, Equatable {
    public let name: String
    /// Bytes once expanded.
    public let size: UInt64
    public let crc: UInt32

    public init(name: String, size: UInt64, crc: UInt32) {
        self.name = name
        self.size = size
        self.crc = crc
    }

    /// What a finished entry will be once it is in an archive.
    public init(_ entry: DeflatedEntry) {
        self.init(name: entry.name, size: entry.uncompressedSize, crc: entry.crc)
    }
}

/// Reads an archive through, as its receiver will, and compares it with what was meant.
public enum ZipVerifier {
    private static let chunkBytes = 256 * 1024

    /// Throws `ZipError`: `notAsMeant` when names, order, sizes or checksums differ from what was meant, another
    /// code when the archive itself is damaged.
    public static func verify(_ path: FilePath, holds expected: [ZipExpectation]) throws {
        // Nothing is expanded before the directory has been found to be the expected one.
        let unlimited = ZipLimits(entries: .max, expandedBytes: .max, ratio: .max)
        let reader = try ZipReader(path: path, limits: unlimited)
        let stated = reader.entries.map { ZipExpectation(name: $0.name, size: $0.size, crc: $0.crc) }
        guard stated == expected else {
            throw ZipError(
                .notAsMeant, archive: path, detail: "states \(list(stated)), meant was \(list(expected))")
        }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunkBytes, alignment: 64)
        defer { buffer.deallocate() }
        for (entry, meant) in zip(reader.entries, expected) {
            let found = try ZipEntryReader(entry, of: reader).summary(buffer)
            guard found == meant else {
                throw ZipError(
                    .notAsMeant, archive: path, entry: entry.name,
                    detail: "holds \(list([found])), meant was \(list([meant]))")
            }
        }
    }

    private static func list(_ entries: [ZipExpectation]) -> String {
        entries.map { "\(printable($0.name)) (\($0.size) bytes, CRC \($0.crc))" }.joined(separator: ", ")
    }
}

extension ZipEntryReader {
    /// Reads to the end and computes the checksum anew, from the bytes and not from the directory.
    fileprivate func summary(_ buffer: UnsafeMutableRawBufferPointer) throws(ZipError) -> ZipExpectation {
        var size: UInt64 = 0
        var crc: UInt32 = 0
        while true {
            let count = try read(into: buffer)
            if count == 0 { return ZipExpectation(name: entry.name, size: size, crc: crc) }
            crc = CRC32.adding(UnsafeRawBufferPointer(rebasing: buffer[..<count]), to: crc)
            size += UInt64(count)
        }
    }
}
