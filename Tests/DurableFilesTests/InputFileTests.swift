import DurableFiles
import Foundation
import SystemPackage
import Testing

@Suite("Reading")
struct InputFileTests {
    @Test("A file is read from front to back in whatever pieces the buffer takes", arguments: [1, 7, 4096])
    func aFileIsReadFromFrontToBackInWhateverPiecesTheBuffer(piece: Int) throws {
        try withTemporaryFolder { folder in
            let text = "line item,section,score\r\n"
            try put(text, at: folder.appending("a.csv"))
            let file = try InputFile(folder.appending("a.csv"))
            #expect(file.size == UInt64(text.utf8.count))
            var bytes: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: piece)
            while true {
                let count = try buffer.withUnsafeMutableBytes { try file.read(into: $0) }
                if count == 0 { break }
                bytes += buffer[..<count]
            }
            #expect(bytes == Array(text.utf8))
        }
    }

    @Test("A symbolic link is refused, whether it leads anywhere or not", arguments: ["a.csv", "missing"])
    func aSymbolicLinkIsRefused(target: String) throws {
        try withTemporaryFolder { folder in
            try put("x", at: folder.appending("a.csv"))
            let path = folder.appending("link.csv")
            try link(path, to: target)
            #expect(throws: NotARegularFile(path: path, kind: .symlink)) { try InputFile(path) }
        }
    }

    @Test("A folder is refused")
    func aFolderIsRefused() throws {
        try withTemporaryFolder { folder in
            #expect(throws: NotARegularFile(path: folder, kind: .folder)) { try InputFile(folder) }
        }
    }

    @Test("A pipe is refused without waiting for its writer")
    func aPipeIsRefusedWithoutWaitingForItsWriter() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending("pipe.csv")
            try #require(mkfifo(path.string, 0o600) == 0)
            #expect(throws: NotARegularFile(path: path, kind: .other)) { try InputFile(path) }
        }
    }

    @Test("A missing file is known as missing")
    func aMissingFileIsKnownAsMissing() throws {
        try withTemporaryFolder { folder in
            #expect { _ = try InputFile(folder.appending("a.csv")) } throws: {
                ($0 as? FileError)?.isMissing == true
            }
        }
    }

    @Test("Every descriptor is closed when its file is released")
    func everyDescriptorIsClosedWhenItsFileIsReleased() throws {
        try withTemporaryFolder { folder in
            try put("x", at: folder.appending("a.csv"))
            // The system hands out the lowest free number; those that leaked would push it up. Other tests
            // hold some at the same time, but not so many.
            for _ in 0..<5_000 { _ = try InputFile(folder.appending("a.csv")) }
            let descriptor = try InputFile(folder.appending("a.csv")).duplicateDescriptor()
            defer { close(descriptor) }
            #expect(descriptor < 5_000)
        }
    }
}
