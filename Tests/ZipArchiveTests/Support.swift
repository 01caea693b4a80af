import DurableFiles
import Foundation
import Testing
import ZipArchive

/// A folder of the test's own, removed with everything in it afterwards.
func withTemporaryFolder(_ body: (FilePath) throws -> Void) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "gradebridge-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    try body(FilePath(url.path))
}

func contents(_ path: FilePath) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: path.string)))
}

func put(_ bytes: some Sequence<UInt8>, at path: FilePath) throws {
    try Data(bytes).write(to: URL(filePath: path.string))
}

func link(_ path: FilePath, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path.string, withDestinationPath: target)
}

func names(in folder: FilePath) throws -> [String] {
    try Files.list(folder).map(\.name)
}

/// A finished entry, written in pieces of so many bytes.
func deflated(
    _ name: String, _ bytes: [UInt8], in folder: FilePath, piece: Int = .max
) throws -> DeflatedEntry {
    let entry = try DeflatedEntry(name: name, scratchFolder: folder)
    var rest = bytes[...]
    while !rest.isEmpty {
        try entry.write(Array(rest.prefix(piece)))
        rest = rest.dropFirst(piece)
    }
    try entry.finish()
    return entry
}

/// The whole of an entry, read in pieces of so many bytes.
func expanded(_ reader: ZipEntryReader, piece: Int = 4096) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: piece)
    while true {
        let count = try buffer.withUnsafeMutableBytes { try reader.read(into: $0) }
        if count == 0 { return bytes }
        bytes += buffer[..<count]
    }
}

/// Every entry of an archive, whole.
func expanded(_ path: FilePath) throws -> [String: [UInt8]] {
    let archive = try ZipReader(path: path)
    return try archive.entries.reduce(into: [:]) { files, entry in
        files[entry.name] = try expanded(#require(try archive.open(entry.name)))
    }
}

/// Rows as a results.csv has them.
func resultRows(_ count: Int) -> [UInt8] {
    (0..<count).flatMap { row in
        let (item, student) = (9_000_000 + row / 25, 100_000 + row * 7919 % 40_000)
        let text =
            "itsl_\(item)_20001_s\(student),active,2026-11-23T02:00:00.000Z,itsl_\(item)_20001,s\(student),"
            + "fully graded,\(row * 31 % 21).5,2026-10-12,\r\n"
        return Array(text.utf8)
    }
}

/// 2026-11-23 02:00:06 UTC.
func someTime() throws -> ZipTimestamp {
    try #require(ZipTimestamp(year: 2026, month: 11, day: 23, hour: 2, minute: 0, second: 6))
}
