import DurableFiles
import Foundation
import Testing
import ZipArchive

@Suite("Archives from outside", .enabled(if: Tool.hasPython, "needs python3"))
struct RefusalTests {
    @Test(
        "An archive within the rules is read whole",
        arguments: [
            "plain", "emptyStored", "utf8", "dosFile", "entries64", "nearlyDevices",
        ])
    func anArchiveWithinTheRulesIsReadWhole(kind: String) throws {
        try withTemporaryFolder { folder in
            let path = folder.appending("in.zip")
            try HostileArchives.make(kind, at: path)
            let files = try expanded(path)
            #expect(!files.isEmpty)
            for (name, bytes) in files {
                #expect(name == "empty.csv" ? bytes.isEmpty : bytes.starts(with: "sourcedId,score".utf8))
            }
        }
    }

    @Test(
        "Files that stand in one folder are taken from it, and what a system left beside them is nobody's",
        arguments: [
            ("inFolder", "export", ["users.csv", "orgs.csv"], 0),
            ("inFolderOfWindows", "export", ["users.csv", "orgs.csv"], 0),
            ("ofAMac", "export", ["users.csv"], 3), ("besideLitter", nil, ["users.csv"], 4),
        ] as [(String, String?, [String], Int)])
    func filesThatStandInOneFolderAreTakenFromIt(kind: String, folder: String?, files: [String], litter: Int)
        throws
    {
        try withTemporaryFolder { scratch in
            let path = scratch.appending("in.zip")
            try HostileArchives.make(kind, at: path)
            let archive = try ZipReader(path: path)
            #expect(archive.entries.map(\.name) == files)
            #expect(archive.folder == folder)
            #expect(archive.litter.count == litter)
            #expect(try expanded(path)["users.csv"]?.starts(with: "sourcedId,score".utf8) == true)
        }
    }

    @Test("A name opens its entry alone, in upper and lower case as it stands")
    func aNameOpensItsEntryAloneInUpperAndLowerCaseAsItStands() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending("in.zip")
            try HostileArchives.make("utf8", at: path)
            let archive = try ZipReader(path: path)
            #expect(archive.entries.map(\.name) == ["Bäume.csv"])
            #expect(try archive.open("Bäume.csv") != nil)
            #expect(try archive.open("bäume.csv") == nil)
        }
    }

    @Test("A zero byte does not end a name early")
    func zeroByte() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending("in.zip")
            try HostileArchives.make("zeroByte", at: path)
            #expect(try ZipReader(path: path).entries.map(\.name) == ["users.csv .exe"])
        }
    }

    @Test(
        "An archive that breaks a rule of names, kinds or numbers is refused when it is opened",
        arguments: [
            ("parent", ZipError.Code.unsafeName), ("dotdot", .unsafeName), ("absolute", .unsafeName),
            ("drive", .unsafeName), ("backslash", .unsafeName), ("folder", .unsafeName),
            ("inTwoFolders", .unsafeName), ("inFolderAndNot", .unsafeName), ("besideFolder", .unsafeName),
            ("deep", .unsafeName), ("tableInLitter", .unsafeName), ("twiceInFolder", .duplicateName),
            ("outOfFolder", .unsafeName),
            ("outOfLitter", .unsafeName), ("linkInLitter", .notARegularFile), ("deviceInFolder", .unsafeName),
            ("folderNamedAux", .unsafeName), ("namelessPart", .unsafeName), ("driveInFolder", .unsafeName),
            ("fileNamedAsFolder", .notARegularFile), ("noName", .unsafeName), ("newline", .unsafeName),
            ("escape", .unsafeName), ("delete", .unsafeName), ("oldEscape", .unsafeName),
            ("rightToLeft", .unsafeName), ("overlongUTF8", .unsafeName), ("codePage437", .unsafeName),
            ("con", .unsafeName), ("nulCSV", .unsafeName), ("auxBlank", .unsafeName), ("lpt1", .unsafeName),
            ("com1High", .unsafeName), ("conin", .unsafeName), ("tooFewStated", .damaged),
            ("dosFolder", .notARegularFile),
            ("symlink", .notARegularFile),
            ("symlinkDos", .notARegularFile), ("device", .notARegularFile), ("duplicate", .duplicateName),
            ("caseDuplicate", .duplicateName), ("normalDuplicate", .duplicateName), ("encrypted", .encrypted),
            ("strongEncrypted", .encrypted), ("method12", .unsupportedMethod), ("entries65", .tooManyEntries),
            ("ratioBomb", .ratioTooHigh), ("nestedBomb", .damaged), ("saysNoBytes", .wrongSize),
            ("saysNothing", .wrongSize),
        ])
    func anArchiveThatBreaksARuleOfNames(kind: String, code: ZipError.Code) throws {
        try withTemporaryFolder { folder in
            let path = folder.appending("in.zip")
            try HostileArchives.make(kind, at: path)
            let error = try #require(throws: ZipError.self) { try ZipReader(path: path) }
            #expect(error.code == code, "\(error)")
            #expect(error.archive == path)
            #expect(!error.description.unicodeScalars.contains { $0.properties.generalCategory == .control })
        }
    }

    @Test(
        "An entry that is not as stated is refused before its last byte is given out",
        arguments: [
            ("wrongCRC", ZipError.Code.wrongChecksum), ("wrongCRCStored", .wrongChecksum),
            ("wrongCRCEmpty", .wrongChecksum), ("saysSmaller", .wrongSize), ("saysTiny", .wrongSize),
            ("saysLarger", .wrongSize), ("storedSizes", .wrongSize), ("cutDeflate", .wrongChecksum),
            ("brokenDeflate", .damaged), ("offsetBeyond", .damaged),
        ])
    func anEntryThatIsNotAsStatedIsRefusedBeforeItsLastByte(kind: String, code: ZipError.Code) throws {
        try withTemporaryFolder { folder in
            let path = folder.appending("in.zip")
            try HostileArchives.make(kind, at: path)
            let archive = try ZipReader(path: path)
            let entry = try #require(archive.entries.last)
            var given = 0
            let error = try #require(throws: ZipError.self) {
                let reader = try #require(try archive.open(entry.name))
                var buffer = [UInt8](repeating: 0, count: 7)
                while true {
                    let count = try buffer.withUnsafeMutableBytes { try reader.read(into: $0) }
                    if count == 0 { break }
                    given += count
                }
            }
            #expect(error.code == code, "\(error)")
            #expect(error.entry == entry.name)
            #expect(given < max(entry.size, 1))
        }
    }

    @Test("What the archive expands to is counted over all entries, from what it states")
    func expandedBytes() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending("in.zip")
            try HostileArchives.make("plain", at: path)
            let total = try ZipReader(path: path).entries.reduce(0) { $0 + $1.size }
            _ = try ZipReader(path: path, limits: ZipLimits(expandedBytes: total))
            let error = try #require(throws: ZipError.self) {
                try ZipReader(path: path, limits: ZipLimits(expandedBytes: total - 1))
            }
            #expect(error.code == .tooLarge)
        }
    }

    @Test("The ratio is asked of large entries only, and as configured")
    func theRatioIsAskedOfLargeEntriesOnly() throws {
        try withTemporaryFolder { folder in
            let (bomb, plain) = (folder.appending("bomb.zip"), folder.appending("plain.zip"))
            try HostileArchives.make("ratioBomb", at: bomb)
            try HostileArchives.make("plain", at: plain)
            _ = try ZipReader(path: bomb, limits: ZipLimits(ratio: 2000))
            _ = try ZipReader(path: plain, limits: ZipLimits(ratio: 1))
        }
    }

    @Test("What is no archive is called so", arguments: ["", "PK", "sourcedId,status\r\n1,active\r\n"])
    func notAnArchive(text: String) throws {
        try withTemporaryFolder { folder in
            let path = folder.appending("in.zip")
            try put(text.utf8, at: path)
            let error = try #require(throws: ZipError.self) { try ZipReader(path: path) }
            #expect(error.code == .notAnArchive)
        }
    }

    @Test("A link to an archive is refused, and so are a folder and a missing file")
    func notAFile() throws {
        try withTemporaryFolder { folder in
            try HostileArchives.make("plain", at: folder.appending("in.zip"))
            let path = folder.appending("link.zip")
            try link(path, to: "in.zip")
            #expect(throws: NotARegularFile(path: path, kind: .symlink)) { try ZipReader(path: path) }
            #expect(throws: NotARegularFile(path: folder, kind: .folder)) { try ZipReader(path: folder) }
            #expect(throws: FileError.self) { try ZipReader(path: folder.appending("missing.zip")) }
        }
    }

    @Test("An archive that Python streams, its sizes behind the data, is read")
    func anArchiveThatPythonStreams() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending("in.zip")
            let script = """
                import sys, zipfile
                class Pipe:
                    def __init__(self, file): self.file = file
                    def write(self, data): return self.file.write(data)
                    def flush(self): self.file.flush()
                with open(sys.argv[1], 'wb') as file, zipfile.ZipFile(Pipe(file), 'w', 8) as archive:
                    archive.writestr('users.csv', 'sourcedId\\r\\n' * 1000)
                """
            try Tool.run("python3", "-c", script, path.string)
            #expect(try expanded(path)["users.csv"]?.count == 11_000)
        }
    }
}
