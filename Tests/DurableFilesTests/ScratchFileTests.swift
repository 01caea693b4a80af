import DurableFiles
import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("Scratch files")
struct ScratchFileTests {
    @Test("Whatever is appended in whatever pieces is read back at any offset")
    func whateverIsAppendedInWhateverPiecesIsReadBackAtAnyOffset() throws {
        var random = RandomSource()
        try withTemporaryFolder { folder in
            let file = try ScratchFile(in: folder)
            var expected: [UInt8] = []
            for _ in 0..<40 {
                let count = Int.random(in: 0...60_000, using: &random)
                let piece = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ expected.count) }
                try file.append(piece.span)
                expected += piece
            }
            try file.finishWriting()
            #expect(file.size == UInt64(expected.count), "\(random)")
            for _ in 0..<40 {
                let offset = Int.random(in: 0...expected.count, using: &random)
                let wanted = Int.random(in: 0...400_000, using: &random)
                #expect(try read(file, wanted, at: offset) == expected[offset...].prefix(wanted), "\(random)")
            }
            #expect(try read(file, 10, at: expected.count + 1).isEmpty)
        }
    }

    @Test("A scratch file has no name in its folder")
    func aScratchFileHasNoNameInItsFolder() throws {
        try withTemporaryFolder { folder in
            let file = try ScratchFile(in: folder)
            try file.append(([1, 2, 3] as [UInt8]).span)
            #expect(try names(in: folder).isEmpty)
        }
    }

    @Test("Nor has one where the file system knows no unnamed files, and it is of mode 0600")
    func norHasOneWhereTheFileSystemKnowsNoUnnamedFiles() throws {
        try withTemporaryFolder { folder in
            let descriptor = FileDescriptor(rawValue: try ScratchFile.openThenUnlink(in: folder))
            defer { try? descriptor.close() }
            #expect(try names(in: folder).isEmpty)
            #expect(try descriptor.writeAll([1, 2, 3]) == 3)
            var raw = stat()
            #expect(fstat(descriptor.rawValue, &raw) == 0)
            #expect(raw.st_mode & 0o777 == 0o600)
        }
    }

    @Test("It is read only once it is finished, and written only before")
    func itIsReadOnlyOnceItIsFinished() throws {
        try withTemporaryFolder { folder in
            let file = try ScratchFile(in: folder)
            #expect(throws: FileError.self) { try read(file, 1, at: 0) }
            try file.finishWriting()
            #expect(throws: FileError.self) { try file.append(([1] as [UInt8]).span) }
        }
    }

    @Test("A missing folder is an error that names it")
    func aMissingFolderIsAnErrorThatNamesIt() throws {
        try withTemporaryFolder { folder in
            #expect { _ = try ScratchFile(in: folder.appending("missing")) } throws: {
                ($0 as? FileError)?.isMissing == true
            }
        }
    }

    private func read(_ file: ScratchFile, _ count: Int, at offset: Int) throws -> ArraySlice<UInt8> {
        var buffer = [UInt8](repeating: 0, count: count)
        let filled = try buffer.withUnsafeMutableBytes { try file.pread(into: $0, at: UInt64(offset)) }
        return buffer[..<filled]
    }
}
