import DurableFiles
import Glibc
import Testing
import ZipArchive

@testable import Inputs
@testable import Intake

@Suite("What is neither a folder nor a zip of CSV files is refused")
struct ContainerTests {
    private func reason(_ body: (FilePath) throws -> FilePath) throws -> InputRefusal.Reason? {
        try withTemporaryFolder { folder in
            let path = try body(folder)
            return try refusal { _ = try InputSet(path) }?.reason
        }
    }

    private func isUnsafeArchive(_ reason: InputRefusal.Reason?) -> Bool {
        if case .unsafeArchive? = reason { true } else { false }
    }

    @Test("Nothing is there")
    func nothingIsThere() throws {
        #expect(try reason { $0.appending("nothing") } == .notFound)
    }

    @Test("A pipe")
    func aPipe() throws {
        let found = try reason { folder in
            let path = folder.appending("pipe")
            #expect(path.withPlatformString { mkfifo($0, 0o600) } == 0)
            return path
        }
        #expect(found == .notAFolderOrArchive)
    }

    @Test("A symbolic link, to a folder or to an archive")
    func aSymbolicLinkToAFolderOrToAnArchive() throws {
        let found = try reason { folder in
            let target = try makeFolder(folder.appending("target"))
            try Sample.gradebook.write(to: target)
            try link(folder.appending("link"), to: target)
            return folder.appending("link")
        }
        #expect(found == .notAFolderOrArchive)
    }

    @Test("A file that is no archive")
    func aFileThatIsNoArchive() throws {
        let found = try reason { folder in
            try put(Array("CourseId,Title\n".utf8), at: folder.appending("Courses.dat"))
            return folder.appending("Courses.dat")
        }
        #expect(found == .notAnArchive)
    }

    @Test("What is not all there may become whole; what is there and wrong may not")
    func mayBecomeWhole() throws {
        try withTemporaryFolder { folder in
            try put([], at: folder.appending("empty.zip"))
            try put([0x50, 0x4B, 3, 4], at: folder.appending("begun.zip"))
            // An archive's end that speaks of an entry that is not there.
            let end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0, 46, 0, 0, 0, 0, 0, 0, 0, 0, 0]
            try put(end, at: folder.appending("wrong.zip"))
            for (name, expected) in [
                ("empty.zip", true), ("begun.zip", true), ("nothing.zip", true), ("wrong.zip", false),
            ] {
                let found = try refusal { _ = try InputSet(folder.appending(name)) }
                #expect(found?.mayBecomeWhole == expected, "\(name)")
            }
        }
    }

    @Test("A zip of two folders instead of their files", .enabled(if: Tool.hasPython, "needs python3"))
    func aZipOfTwoFoldersInsteadOfTheirFiles() throws {
        let found = try reason { folder in
            try Sample.gradebook.write(to: try makeFolder(folder.appending("export")))
            try Sample.gradebook.write(to: try makeFolder(folder.appending("export (1)")))
            try Tool.run(
                ["python3", "-m", "zipfile", "-c", "export.zip", "export", "export (1)"], in: folder)
            return folder.appending("export.zip")
        }
        #expect(isUnsafeArchive(found))
    }

    @Test("A zip with more entries than allowed", .enabled(if: Tool.hasPython, "needs python3"))
    func aZipWithMoreEntriesThanAllowed() throws {
        try withTemporaryFolder { folder in
            let zip = folder.appending("export.zip")
            try Sample.gradebook.zip(to: zip, in: folder)
            var limits = ZipLimits()
            limits.entries = Sample.gradebook.files.count
            _ = try InputSet(zip, limits: limits)
            limits.entries -= 1
            let found = try refusal { _ = try InputSet(zip, limits: limits) }
            guard case .overLimit(_, key: "limits.entries") = found?.reason else {
                Issue.record("\(String(describing: found))")
                return
            }
        }
    }

    @Test(
        "A zip with a damaged entry is refused with the file's name",
        .enabled(if: Tool.hasPython, "needs python3"))
    func aZipWithADamagedEntryIsRefusedWithTheFilesName() throws {
        try withTemporaryFolder { folder in
            let zip = folder.appending("export.zip")
            try Sample.gradebook.zip(to: zip, in: folder)
            // Not compressed, the text stands in the archive as it is.
            try Tool.run(
                [
                    "python3", "-c",
                    "import sys; p = sys.argv[1]; b = open(p, 'rb').read(); "
                        + "open(p, 'wb').write(b.replace(b'P2,s2', b'P2,s3'))", zip.string,
                ])
            let found = try refusal { try readAll(try InputSet(zip), scratch: folder) }
            #expect(found?.file == "Persons.csv")
            guard case .damagedArchive = found?.reason else {
                Issue.record("\(String(describing: found))")
                return
            }
        }
    }

    @Test(
        "A symbolic link in a folder refuses it, whatever it stands for and wherever it leads",
        arguments: ["Persons.csv", "GradebookCategories.csv", "readme.txt"])
    func linkedFile(_ name: String) throws {
        try withTemporaryFolder { folder in
            let input = try makeFolder(folder.appending("input"))
            var sample = Sample.gradebook
            sample.files[name] = nil
            try sample.write(to: input)
            try link(input.appending(name), to: folder.appending("elsewhere"))
            let found = try refusal { _ = try InputSet(input) }
            #expect(found?.file == name)
            #expect(isUnsafeArchive(found?.reason))
        }
    }

    @Test("A pipe in a folder is no file, and nobody waits for it")
    func pipeInFolder() throws {
        try withTemporaryFolder { folder in
            var sample = Sample.gradebook
            sample.files["Persons.csv"] = nil
            try sample.write(to: folder)
            let made = folder.appending("Persons.csv").withPlatformString { mkfifo($0, 0o600) }
            #expect(made == 0)
            let found = try refusal { try readAll(try InputSet(folder), scratch: folder) }
            #expect(found?.file == "Persons.csv" && found?.reason == .missingFile())
        }
    }

    @Test("A file that a peer is still writing is refused")
    func aFileThatAPeerIsStillWritingIsRefused() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending("Persons.csv")
            try put(Array("PersonId,SyncKey\n".utf8), at: path)
            let source = FileSource(input: try InputFile(path)) { _ in Issue.record("it has no digest") }
            try put(Array("PersonId,SyncKey\nP1,s1\n".utf8), at: path)
            #expect(throws: ChangedWhileRead.self) { try readToEnd(source) }
        }
    }

    private func readToEnd(_ source: FileSource) throws {
        try withUnsafeTemporaryAllocation(byteCount: 64, alignment: 1) { buffer in
            while try source.read(into: buffer) > 0 {}
        }
    }
}
