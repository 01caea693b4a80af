import Domain
import DurableFiles
import Testing

@testable import Inputs
@testable import Intake

@Suite("A read-back's fingerprint before it is read")
struct FingerprintTests {
    @Test("It is the one that the folder has afterwards, in both forms")
    func itIsTheOneThatTheFolderHasAfterwards() throws {
        for sample in [Sample.oneRoster, .extract] {
            try withTemporaryFolder { folder in
                let input = try makeFolder(folder.appending("input"))
                try sample.write(to: input)
                try put([], at: input.appending("readme.txt"))
                let before = try Readback.sha256(of: InputSet(input), profile: Profile())
                let set = try InputSet(input)
                _ = try readReadback(of: set, in: folder)
                #expect(set.sha256 == before)
            }
        }
    }

    @Test("A byte in any of its files makes another, a file that is not read does not")
    func whatCounts() throws {
        func fingerprint(_ sample: Sample) throws -> String {
            try withTemporaryFolder { folder in
                try sample.write(to: folder)
                return try Readback.sha256(of: InputSet(folder), profile: Profile())
            }
        }
        let before = try fingerprint(.oneRoster)
        for file in ["manifest.csv", "lineItems.csv", "results.csv"] {
            var sample = Sample.oneRoster
            sample[file] += "x"
            #expect(try fingerprint(sample) != before, "\(file)")
        }
        var noted = Sample.oneRoster
        noted["users.csv"] = "x"
        #expect(try fingerprint(noted) == before)
    }

    @Test("A zip's is its own", .enabled(if: Tool.hasPython, "needs python3"))
    func aZipsIsItsOwn() throws {
        try withTemporaryFolder { folder in
            let zip = folder.appending("readback.zip")
            try Sample.oneRoster.zip(to: zip, in: folder)
            let set = try InputSet(zip)
            #expect(try Readback.sha256(of: set, profile: Profile()) == InputSet.sha256(zip))
        }
    }
}
