import Domain
import DurableFiles
import Testing

@testable import Inputs
@testable import Intake

@Suite("A folder and a zip of one export")
struct FolderAndZipTests {
    private func withBoth(_ body: (_ folder: InputSet, _ zip: InputSet, FilePath) throws -> Void) throws {
        try withTemporaryFolder { folder in
            try Sample.gradebook.zip(to: folder.appending("export.zip"), in: folder)
            try body(
                try InputSet(folder.appending("loose")), try InputSet(folder.appending("export.zip")), folder)
        }
    }

    @Test("They give the same", .enabled(if: Tool.hasPython, "needs python3"))
    func theyGiveTheSame() throws {
        try withBoth { folder, zip, scratch in
            #expect(folder.fileNames.sorted() == zip.fileNames.sorted())
            let one = try Gradebook(folder, profile: Profile()) { _ in }
            let other = try Gradebook(zip, profile: Profile()) { _ in }
            #expect(content(of: one) == content(of: other))
            let scores = try [folder, zip].enumerated().map { place, set in
                try readScores(of: set, in: try makeFolder(scratch.appending("\(place)"))).rows
            }
            #expect(scores[0] == scores[1] && scores[0].count == 1)
        }
    }

    @Test("Both know how much there is to read", .enabled(if: Tool.hasPython, "needs python3"))
    func bothKnowHowMuchThereIsToRead() throws {
        try withBoth { folder, zip, _ in
            for set in [folder, zip] {
                for (name, bytes) in Sample.gradebook.files {
                    let size = try set.size(of: name)
                    #expect(size == UInt64(bytes.count))
                }
                let none = try set.size(of: "Other.csv")
                #expect(none == nil)
            }
        }
    }

    @Test(
        "A zip's fingerprint is what sha256sum prints",
        .enabled(if: Tool.hasPython && Tool.hasSHA256Sum, "needs python3 and sha256sum"))
    func aZipsFingerprintIsWhatSha256sumPrints() throws {
        try withBoth { _, zip, folder in
            let printed = try Tool.run(["sha256sum", "export.zip"], in: folder)
            #expect(zip.sha256 + "  export.zip\n" == printed)
        }
    }

    @Test(
        "A folder's fingerprint is the SHA-256 of what sha256sum prints of its files",
        .enabled(if: Tool.hasSHA256Sum, "needs sha256sum"))
    func aFoldersFingerprintIsTheSHA256OfWhatSha256sumPrintsOfItsFiles() throws {
        try withTemporaryFolder { folder in
            let input = try makeFolder(folder.appending("input"))
            try Sample.gradebook.write(to: input)
            let set = try InputSet(input)
            try readAll(set, scratch: folder)
            let names = Sample.gradebook.files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            let printed = try Tool.run(["sha256sum"] + names, in: input)
            try put(Array(printed.utf8), at: folder.appending("sums"))
            #expect(try set.sha256 + "  sums\n" == Tool.run(["sha256sum", "sums"], in: folder))
        }
    }

    @Test("A file that nobody reads does not change a folder's fingerprint, a byte in one that is read does")
    func whatCounts() throws {
        func digest(_ sample: Sample) throws -> String {
            try withTemporaryFolder { folder in
                let input = try makeFolder(folder.appending("input"))
                try sample.write(to: input)
                let set = try InputSet(input)
                try readAll(set, scratch: folder)
                return set.sha256
            }
        }
        var (noted, changed) = (Sample.gradebook, Sample.gradebook)
        noted["readme.txt"] = "x"
        changed["Assessments.csv"] += "I1,P2,9,\n"
        #expect(try digest(noted) == digest(.gradebook))
        #expect(try digest(changed) != digest(.gradebook))
    }
}
