import DurableFiles
import SystemPackage
import Testing

@Suite("Writing")
struct WritingTests {
    @Test(
        "A durable write leaves the whole file, of the mode asked for, and nothing beside it",
        arguments: [0o600, 0o644, 0o666])
    func aDurableWriteLeavesTheWholeFile(mode: UInt32) throws {
        try withTemporaryFolder { folder in
            let path = folder.appending("b.zip.sha256")
            try put("old", at: path)
            try Files.writeDurably(Array("new".utf8), to: path, mode: mode)
            #expect(try names(in: folder) == ["b.zip.sha256"])
            #expect(try contents(path) == Array("new".utf8))
            #expect(try Files.status(path)?.permissions == mode)
        }
    }

    @Test("A durable write that must not replace leaves the old file, and nothing beside it")
    func durablyNew() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending("b.zip.done")
            try Files.writeDurably([1], to: path, replacing: false)
            #expect { try Files.writeDurably([2], to: path, replacing: false) } throws: {
                ($0 as? FileError)?.isAlreadyThere == true
            }
            #expect(try names(in: folder) == ["b.zip.done"])
            #expect(try contents(path) == [1])
        }
    }

    @Test("A durable write over a folder fails and leaves nothing beside it")
    func durablyOverFolder() throws {
        try withTemporaryFolder { folder in
            try Files.createPrivateFolder(folder.appending("x"))
            #expect(throws: FileError.self) { try Files.writeDurably([1], to: folder.appending("x")) }
            #expect(try names(in: folder) == ["x"])
        }
    }

    @Test("Syncing says when there is nothing to sync")
    func syncingSaysWhenThereIsNothingToSync() throws {
        try withTemporaryFolder { folder in
            try put("x", at: folder.appending("x"))
            try Files.syncFile(folder.appending("x"))
            try Files.syncFolder(folder)
            #expect(throws: FileError.self) { try Files.syncFile(folder.appending("missing")) }
            #expect(throws: FileError.self) { try Files.syncFolder(folder.appending("x")) }
        }
    }

    @Test("An output file is new, of mode 0600, and holds every write in order")
    func anOutputFileIsNew() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending("held.csv")
            let file = try OutputFile(path)
            // Smaller and larger than the buffer, and across its end.
            let pieces = [3, 262_143, 1, 600_000, 0, 262_144].map {
                [UInt8](repeating: UInt8($0 & 0xff), count: $0)
            }
            for piece in pieces { try file.write(piece) }
            #expect(file.size == UInt64(pieces.map(\.count).reduce(0, +)))
            try file.close()
            #expect(try contents(path) == Array(pieces.joined()))
            #expect(try Files.status(path)?.permissions == 0o600)
            #expect(throws: FileError.self) { try file.write([1]) }
        }
    }

    @Test("An output file takes no name that is in use, not even a link's")
    func anOutputFileTakesNoNameThatIsInUseNotEvenALinks() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending("held.csv")
            try link(path, to: "elsewhere")
            #expect { _ = try OutputFile(path) } throws: { ($0 as? FileError)?.isAlreadyThere == true }
            #expect(try names(in: folder) == ["held.csv"])
        }
    }

    @Test("A full disk is an error when the buffer is written, and is known as one", arguments: [1, 300_000])
    func aFullDiskIsAnErrorWhenTheBufferIsWritten(bytes: Int) throws {
        let writer = try BufferedWriter(existing: "/dev/full")
        let row = [UInt8](repeating: 0x2c, count: bytes)
        #expect {
            try writer.write(row.span)
            try writer.flush()
        } throws: {
            ($0 as? FileError)?.isOutOfSpace == true
        }
    }
}
