import Domain
import DurableFiles
import Testing

@testable import Inputs
@testable import Intake

@Suite("One CSV file as an input")
struct SingleFileTests {
    private func withFile(
        _ name: String = "scores.csv", _ body: (FilePath, _ folder: FilePath) throws -> Void
    ) throws {
        try withTemporaryFolder { folder in
            let path = folder.appending(name)
            try put(Sample.extract.files["extract.csv"] ?? [], at: path)
            try body(path, folder)
        }
    }

    @Test(
        "It is the data extract, whatever it is called",
        arguments: ["scores.csv", "SCORES.CSV", "results.csv"])
    func itIsTheDataExtract(_ name: String) throws {
        try withFile(name) { path, folder in
            let set = try InputSet(path)
            let size = try set.size(of: name)
            #expect(set.fileNames == [name] && size == UInt64(Sample.extract["extract.csv"].utf8.count))
            let reading = try readReadback(of: set, in: folder)
            #expect(reading.format == .dataExtract && reading.rows[0].count == 1)
            #expect(reading.findings.isEmpty)
        }
    }

    @Test(
        "What was opened and not read to its end is refused, whatever holds it: what is read of it is not all that it says"
    )
    func whatWasOpenedAndNotReadToItsEndIsRefusedWhateverHoldsIt() throws {
        try withTemporaryFolder { folder in
            try Sample.extract.zip(to: folder.appending("a.zip"), in: folder)
            try put(Sample.extract.files["extract.csv"] ?? [], at: folder.appending("extract.csv"))
            try Tool.run(
                ["sh", "-c", "gzip -c extract.csv > b.csv.gz; mkdir c; cp extract.csv c"], in: folder)
            for name in ["a.zip", "b.csv.gz", "c", "extract.csv"] {
                let set = try InputSet(folder.appending(name))
                let file = name == "b.csv.gz" ? "b.csv" : "extract.csv"
                let source = try #require(try set.open(file))
                var buffer = [UInt8](repeating: 0, count: 7)
                _ = try buffer.withUnsafeMutableBytes { try source.read(into: $0) }
                let found = try refusal { try set.checkUnreadEntries() }
                #expect(found?.reason == .unreadable("it was not read to its end"), "\(name)")
                while try buffer.withUnsafeMutableBytes({ try source.read(into: $0) }) > 0 {}
                try set.checkUnreadEntries()
            }
        }
    }

    @Test(
        "Its fingerprint is what sha256sum prints, before it was read and after",
        .enabled(if: Tool.hasSHA256Sum, "needs sha256sum"))
    func itsFingerprintIsWhatSha256sumPrints() throws {
        try withFile { path, folder in
            let printed = try Tool.run(["sha256sum", "scores.csv"], in: folder)
            let set = try InputSet(path)
            #expect(set.sha256 + "  scores.csv\n" == printed)
            #expect(try Readback.sha256(of: set, profile: Profile()) == set.sha256)
            _ = try readReadback(of: set, in: folder)
            #expect(set.sha256 + "  scores.csv\n" == printed)
        }
    }

    @Test("A file that changed since its fingerprint was taken is refused")
    func aFileThatChangedSinceItsFingerprintWasTakenIsRefused() throws {
        try withFile { path, folder in
            let set = try InputSet(path)
            let text = Sample.extract["extract.csv"].replacing("8.5", with: "7.5")
            try put(Array(text.utf8), at: path)
            let found = try refusal { _ = try readReadback(of: set, in: folder) }
            #expect(found?.reason == .changedWhileRead)
        }
    }

    @Test("A symbolic link to one is refused")
    func aSymbolicLinkToOneIsRefused() throws {
        try withFile { path, folder in
            try link(folder.appending("link.csv"), to: path)
            let found = try refusal { _ = try InputSet(folder.appending("link.csv")) }
            #expect(found?.reason == .notAFolderOrArchive)
        }
    }

    @Test("As a gradebook it is refused for the files that it is not")
    func asAGradebookItIsRefusedForTheFiles() throws {
        try withFile("Courses.csv") { path, folder in
            try put(Sample.gradebook.files["Courses.csv"] ?? [], at: path)
            let found = try refusal { try readAll(try InputSet(path), scratch: folder) }
            #expect(found?.reason == .missingFile())
        }
    }
}
