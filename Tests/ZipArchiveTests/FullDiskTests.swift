import DurableFiles
import Foundation
import TestSupport
import Testing
import ZipArchive

@Suite("A full disk", .enabled(if: SmallDisk.isAvailable, "needs root and the right to mount"))
struct FullDiskTests {
    @Test("A full disk is known as one, and nothing is left of the archive", arguments: [2, 400])
    func aFullDiskIsKnownAsOne(kilobytes: Int) throws {
        try withTemporaryFolder { folder in
            var random = RandomSource()
            // The small one fits libzip's own buffer, so that only closing the file fails.
            let noise = (0..<kilobytes * 1024).map { _ in UInt8.random(in: 0...255, using: &random) }
            let entry = try deflated("results.csv", noise, in: folder)
            try SmallDisk.with(at: folder.appending("disk")) { disk in
                try fill(disk, leaving: kilobytes == 2 ? 0 : 40)
                let before = try names(in: disk)
                let error = try #require(throws: ZipError.self) {
                    try ZipWriter.write(entries: [entry], to: disk.appending("b.zip"), modified: someTime())
                }
                #expect(error.code == .writeFailed, "\(error)")
                #expect(error.isOutOfSpace, "\(error)")
                #expect(try names(in: disk) == before)
            }
        }
    }

    @Test("An entry whose scratch file does not fit says so")
    func anEntryWhoseScratchFileDoesNotFitSaysSo() throws {
        try withTemporaryFolder { folder in
            try SmallDisk.with(at: folder.appending("disk")) { disk in
                var random = RandomSource()
                let noise = (0..<900_000).map { _ in UInt8.random(in: 0...255, using: &random) }
                let error = try #require(throws: FileError.self) {
                    _ = try deflated("results.csv", noise, in: disk)
                }
                #expect(error.isOutOfSpace)
            }
        }
    }

    @Test("A durable write that does not fit leaves the old file and nothing beside it")
    func aDurableWriteThatDoesNotFitLeavesTheOldFileAndNothing() throws {
        try withTemporaryFolder { folder in
            try SmallDisk.with(at: folder.appending("disk")) { disk in
                let path = disk.appending("b.zip.sha256")
                try Files.writeDurably([1], to: path)
                let error = try #require(throws: FileError.self) {
                    try Files.writeDurably([UInt8](repeating: 2, count: 900_000), to: path)
                }
                #expect(error.isOutOfSpace)
                #expect(try contents(path) == [1])
                #expect(try names(in: disk) == ["b.zip.sha256"])
            }
        }
    }

    private func fill(_ disk: FilePath, leaving kilobytes: Int) throws {
        let free = try Int(Files.freeSpace(at: disk)) - kilobytes * 1024
        try put([UInt8](repeating: 0, count: free), at: disk.appending("filler"))
    }
}

/// A file system of 512 KB in memory.
enum SmallDisk {
    static let isAvailable: Bool = {
        guard geteuid() == 0 else { return false }
        do {
            try withTemporaryFolder { try with(at: $0.appending("disk")) { _ in } }
            return true
        } catch {
            return false
        }
    }()

    static func with(at folder: FilePath, _ body: (FilePath) throws -> Void) throws {
        try Files.createPrivateFolder(folder)
        let mounted = try Tool.attempt(["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", folder.string])
        guard mounted.status == 0 else { throw NoMount(reason: mounted.output) }
        defer { _ = try? Tool.attempt(["umount", folder.string]) }
        try body(folder)
    }

    struct NoMount: Error {
        let reason: String
    }
}
