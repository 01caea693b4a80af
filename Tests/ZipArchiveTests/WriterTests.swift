import DurableFiles
import Foundation
import TestSupport
import Testing

@testable import ZipArchive

@Suite("Archives that we write")
struct WriterTests {
    private static let files = [
        ("manifest.csv", Array("propertyName,value\r\n".utf8)), ("lineItems.csv", []),
        ("results.csv", resultRows(40_000)), ("Bäume.csv", Array("a\r\n".utf8)),
    ]

    /// The files above in the given order, as an archive of the given name.
    private func write(
        _ name: String, in folder: FilePath, piece: Int = .max, modified: ZipTimestamp? = nil
    ) throws -> (path: FilePath, expected: [ZipExpectation]) {
        let entries = try Self.files.map { try deflated($0.0, $0.1, in: folder, piece: piece) }
        let path = folder.appending(name)
        try ZipWriter.write(entries: entries, to: path, modified: modified ?? someTime())
        return (path, entries.map { ZipExpectation($0) })
    }

    @Test(
        "What was written is read back the same, in the order given, and nothing is beside the archive",
        arguments: [1, 4096, 1 << 20])
    func roundTrip(piece: Int) throws {
        try withTemporaryFolder { folder in
            let (path, expected) = try write("b.zip", in: folder, piece: max(piece, 100))
            try ZipVerifier.verify(path, holds: expected)
            let archive = try ZipReader(path: path)
            #expect(archive.entries.map(\.name) == Self.files.map(\.0))
            for (name, bytes) in Self.files where piece > 1 || bytes.count < 1000 {
                #expect(try expanded(#require(try archive.open(name)), piece: piece) == bytes)
            }
            #expect(try names(in: folder) == ["b.zip"])
            #expect(try Files.status(path)?.permissions == 0o600)
        }
    }

    @Test("unzip finds no fault", .enabled(if: Tool.hasUnzip, "needs unzip"))
    func unzipFindsNoFault() throws {
        try withTemporaryFolder { folder in
            let path = try write("b.zip", in: folder).path
            let output = try Tool.run("unzip", "-t", path.string)
            #expect(output.contains("No errors detected"))
        }
    }

    @Test(
        "Python finds names, sizes, checksums, time and mode as meant",
        .enabled(if: Tool.hasPython, "needs python3"))
    func pythonFindsNamesSizes() throws {
        try withTemporaryFolder { folder in
            let (path, expected) = try write("b.zip", in: folder)
            let script = """
                import sys, zipfile
                archive = zipfile.ZipFile(sys.argv[1])
                assert archive.testzip() is None
                for i in archive.infolist():
                    print(i.filename, i.file_size, i.CRC, *i.date_time, oct(i.external_attr >> 16), i.create_system,
                          i.compress_type, i.flag_bits, len(i.extra))
                """
            let output = try Tool.run("env", "PYTHONIOENCODING=utf-8", "python3", "-c", script, path.string)
            let lines = expected.map {
                // Bit 11 says that the name is UTF-8; ASCII needs no saying.
                "\($0.name) \($0.size) \($0.crc) 2026 11 23 2 0 6 0o100644 3 8 \($0.name == "Bäume.csv" ? 2048 : 0) 0"
            }
            #expect(output.split(separator: "\n").map(String.init) == lines)
        }
    }

    @Test("The same files give the same bytes, however they were cut into writes")
    func theSameFilesGiveTheSameBytes() throws {
        try withTemporaryFolder { folder in
            let one = try contents(write("a.zip", in: folder, piece: 117).path)
            let other = try contents(write("b.zip", in: folder, piece: 700_001).path)
            #expect(one == other)
        }
    }

    @Test("An archive takes no name that is in use", arguments: ["file", "link"])
    func anArchiveTakesNoNameThatIsInUse(kind: String) throws {
        try withTemporaryFolder { folder in
            let path = folder.appending("b.zip")
            if kind == "file" { try put([1], at: path) } else { try link(path, to: "elsewhere") }
            let entry = try deflated("a.csv", [1], in: folder)
            #expect { try ZipWriter.write(entries: [entry], to: path, modified: someTime()) } throws: {
                ($0 as? FileError)?.isAlreadyThere == true
            }
            #expect(try names(in: folder) == ["b.zip"])
        }
    }

    @Test(
        "Entries that no archive may hold are refused, and nothing is left",
        arguments: [
            ([], ZipError.Code.writeFailed), (["../a.csv"], .unsafeName), (["a/b.csv"], .unsafeName),
            (["a.csv", "A.csv"], .duplicateName),
        ])
    func entriesThatNoArchiveMayHoldAreRefused(entryNames: [String], code: ZipError.Code) throws {
        try withTemporaryFolder { folder in
            let entries = try entryNames.map { try deflated($0, [1], in: folder) }
            let error = try #require(throws: ZipError.self) {
                try ZipWriter.write(entries: entries, to: folder.appending("b.zip"), modified: someTime())
            }
            #expect(error.code == code)
            #expect(try names(in: folder).isEmpty)
        }
    }

    @Test("An entry that is not finished is refused, and a finished one takes no more")
    func anEntryThatIsNotFinishedIsRefused() throws {
        try withTemporaryFolder { folder in
            let entry = try DeflatedEntry(name: "a.csv", scratchFolder: folder)
            try entry.write([1])
            let error = try #require(throws: ZipError.self) {
                try ZipWriter.write(entries: [entry], to: folder.appending("b.zip"), modified: someTime())
            }
            #expect(error.entry == "a.csv")
            try entry.finish()
            try entry.finish()
            #expect(throws: FileError.self) { try entry.write([1]) }
        }
    }

    @Test("The same bytes are deflated the same by one thread and by several, block after block")
    func anyNumberOfThreads() throws {
        try withTemporaryFolder { folder in
            let rows = resultRows(60_000)
            func deflated(_ threads: Int) throws -> [UInt8] {
                let entry = try DeflatedEntry(name: "a.csv", scratchFolder: folder, threads: threads)
                try entry.write(rows)
                try entry.finish()
                let path = folder.appending("\(threads).zip")
                try ZipWriter.write(entries: [entry], to: path, modified: someTime())
                return try contents(path)
            }
            let one = try deflated(1)
            for threads in [2, 3, 8] { #expect(try deflated(threads) == one) }
        }
    }

    @Test(
        "Either effort makes what other tools read, the same by any number of threads and in whatever pieces",
        arguments: [DeflateEffort.fast, .small], [0, 1, 511 * 1024, 512 * 1024, 1_200_000])
    func eitherEffortMakesWhatOtherToolsRead(_ effort: DeflateEffort, _ size: Int) throws {
        try withTemporaryFolder { folder in
            // The second kind of bytes does not shrink: it needs more room than it had.
            var random = RandomSource()
            let rows = Array(resultRows(20_000).prefix(size))
            let noise = (0..<size).map { _ in UInt8.random(in: .min ... .max, using: &random) }
            for (kind, bytes) in [rows, noise].enumerated() {
                var archives: Set<[UInt8]> = []
                for (threads, piece) in [(1, 7_001), (2, 600_000), (3, 65_536)] {
                    let entry = try DeflatedEntry(
                        name: "a.csv", effort, scratchFolder: folder, threads: threads)
                    for start in stride(from: 0, to: bytes.count, by: piece) {
                        try entry.write(Array(bytes[start..<min(start + piece, bytes.count)]))
                    }
                    try entry.finish()
                    let path = folder.appending("\(kind).\(threads).zip")
                    try ZipWriter.write(entries: [entry], to: path, modified: someTime())
                    try ZipVerifier.verify(path, holds: [ZipExpectation(entry)])
                    try Tool.run("unzip", "-t", path.string)
                    #expect(try expanded(path) == ["a.csv": bytes], "\(random)")
                    archives.insert(try contents(path))
                }
                #expect(archives.count == 1, "\(random)")
            }
        }
    }

    @Test("The small effort makes a tenth less of rows of ours at least")
    func theSmallEffortMakesATenthLessOfRowsOfOursAtLeast() throws {
        try withTemporaryFolder { folder in
            let rows = resultRows(30_000)
            let sizes = try [DeflateEffort.fast, .small].map { effort in
                let entry = try DeflatedEntry(name: "a.csv", effort, scratchFolder: folder)
                try entry.write(rows)
                try entry.finish()
                return entry.compressedSize
            }
            #expect(sizes[1] * 10 < sizes[0] * 9)
        }
    }

    @Test("Where a deflater's state lies does not show in what it writes")
    func whereADeflatersStateLiesDoesNotShowInWhatItWrites() throws {
        // Those that are alive at a time lie at different places. Not every processor shows ISA-L's fault, so the places
        // themselves are looked at too.
        let one = try StreamPlace.take()
        let two = try StreamPlace.take()
        let three = try StreamPlace.take()
        let places = [one.memory, two.memory, three.memory].map { UInt(bitPattern: $0) }
        #expect(Set(places).count == 3)
        #expect(Set(places.map { $0 & 0xFFFF }).count == 1)
        let deflaters = try (0..<6).map { _ in try Deflater() }
        for size in 1...400 {
            let text = resultRows(1 + size / 40).prefix(30 + size * 3)
            let all = text.withUnsafeBytes { bytes in deflaters.map { $0.deflate(bytes, last: true) } }
            #expect(Set(all).count == 1, "\(size)")
        }
    }
}
