import CLibzip
public import DurableFiles
import PlainText
import Workers

/// What one entry of an archive is meant to hold.
public struct ZipExpectation: Sendable, Equatable {
    public internal(set) var name: String
    /// Bytes once expanded.
    public internal(set) var size: UInt64
    public internal(set) var crc: UInt32
    var blocks: [DeflatedBlock]

    init(name: String, size: UInt64, crc: UInt32, blocks: [DeflatedBlock]) {
        self.name = name
        self.size = size
        self.crc = crc
        self.blocks = blocks
    }

    /// What a finished entry will be once it is in an archive.
    public init(_ entry: DeflatedEntry) {
        self.init(name: entry.name, size: entry.uncompressedSize, crc: entry.crc, blocks: entry.blocks)
    }
}

/// Reads an archive through and compares it with what was meant: the directory as libzip reads it, and every
/// block of every entry, inflated again from the bytes in the archive by all cores.
public enum ZipVerifier {
    /// Throws `ZipError`: `notAsMeant` when names, order, sizes or checksums differ from what was meant, another
    /// code when the archive itself is damaged.
    public static func verify(_ path: FilePath, holds expected: [ZipExpectation]) throws {
        // Nothing is expanded before the directory has been found to be the expected one.
        let unlimited = ZipLimits(entries: .max, expandedBytes: .max, ratio: .max)
        let reader = try ZipReader(path: path, limits: unlimited)
        let stated = reader.entries.map { "\"\($0.name.printable)\" (\($0.size) bytes, CRC \($0.crc))" }
        let meant = expected.map { "\"\($0.name.printable)\" (\($0.size) bytes, CRC \($0.crc))" }
        guard stated == meant else {
            throw ZipError(
                .notAsMeant, archive: path,
                detail: "states \(stated.joined(separator: ", ")), meant was \(meant.joined(separator: ", "))"
            )
        }
        for (entry, meant) in zip(reader.entries, expected) {
            try BlockVerifier(entry, of: reader, meant).verify()
        }
    }
}

/// Inflates the blocks of one entry again, each on its own.
private struct BlockVerifier {
    private let entry: ZipEntry
    private let path: FilePath
    private let meant: ZipExpectation
    private let bytes: DeflatedEntryReader
    private let work = OrderedWork<(size: Int, crc: UInt32)?>(ahead: 4)

    init(_ entry: ZipEntry, of reader: ZipReader, _ meant: ZipExpectation) throws(ZipError) {
        self.entry = entry
        self.meant = meant
        path = reader.path
        bytes = try DeflatedEntryReader(entry, of: reader)
    }

    func verify() throws {
        let stated = meant.blocks.reduce(0) { $0 + UInt64($1.deflatedSize) }
        guard entry.compressedSize == stated else {
            throw fault("has \(entry.compressedSize) bytes, meant were \(stated)")
        }
        var taken = 0
        for (number, block) in meant.blocks.enumerated() {
            if work.isFull { try take(&taken) }
            let deflated = try bytes.read(block.deflatedSize)
            let isLast = number == meant.blocks.count - 1
            work.give { unsafe deflated.withUnsafeBytes { unsafe Inflater().inflate($0, last: isLast) } }
        }
        while !work.isEmpty { try take(&taken) }
    }

    private func take(_ number: inout Int) throws {
        guard let found = try work.take() else { return }
        let block = meant.blocks[number]
        guard let found, found.size == block.size, found.crc == block.crc else {
            throw fault("does not hold what was meant in its block \(number + 1) of \(meant.blocks.count)")
        }
        number += 1
    }

    private func fault(_ detail: String) -> ZipError {
        ZipError(.notAsMeant, archive: path, entry: entry.name, detail: detail)
    }
}

/// The deflated bytes of one entry, as they stand in the archive.
@safe private final class DeflatedEntryReader {
    private let entry: ZipEntry
    private let archive: ZipReader
    private let file: OpaquePointer

    init(_ entry: ZipEntry, of archive: ZipReader) throws(ZipError) {
        guard let file = unsafe zip_fopen_index(archive.handle, entry.index, ZIP_FL_COMPRESSED) else {
            throw unsafe Libzip.error(
                zip_get_error(archive.handle), .reading, archive: archive.path, entry: entry.name)
        }
        self.entry = entry
        self.archive = archive
        unsafe self.file = unsafe file
    }

    deinit { unsafe zip_fclose(file) }

    /// The next so many bytes.
    func read(_ count: Int) throws(ZipError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let answer = unsafe bytes.withUnsafeMutableBytes {
                unsafe zip_fread(file, $0.baseAddress?.advanced(by: filled), UInt64(count - filled))
            }
            guard answer > 0 else {
                throw unsafe answer < 0
                    ? Libzip.error(
                        zip_file_get_error(file), .reading, archive: archive.path, entry: entry.name)
                    : ZipError(
                        .damaged, archive: archive.path, entry: entry.name, detail: "the entry is cut off")
            }
            filled += Int(answer)
        }
        return bytes
    }
}
