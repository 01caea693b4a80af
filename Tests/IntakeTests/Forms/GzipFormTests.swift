import Domain
import DurableFiles
import Testing
import ZipArchive

@testable import Inputs
@testable import Intake

@Suite("One table, packed with gzip", .enabled(if: Tool.hasPython, "needs python3"))
struct GzipFormTests {
    /// Writes the extract, packed, under a name; `program` makes the bytes out of `data`.
    private func withPacked(
        _ program: String = "gzip.compress(data)", name: String = "extract.csv.gz",
        _ body: (FilePath, _ folder: FilePath) throws -> Void
    ) throws {
        try withTemporaryFolder { folder in
            try put(Sample.extract.files["extract.csv"] ?? [], at: folder.appending("plain"))
            let script = """
                import gzip, sys
                data = open("plain", "rb").read()
                open(sys.argv[1], "wb").write(\(program))
                """
            try Tool.run(["python3", "-c", script, name], in: folder)
            try body(folder.appending(name), folder)
        }
    }

    @Test(
        "It says what it says unpacked, in one part or several",
        arguments: ["gzip.compress(data)", "gzip.compress(data[:90]) + gzip.compress(data[90:])"])
    func itSaysWhatItSaysUnpacked(_ program: String) throws {
        for name in ["extract.csv.gz", "SCORES.CSV.GZ", "extract.gz"] {
            try withPacked(program, name: name) { path, folder in
                let reading = try readReadback(of: InputSet(path), in: folder)
                #expect(reading.format == .dataExtract)
                #expect(try reading.rows == Sample.extract.readback().rows)
            }
        }
    }

    @Test("Cut off it may become whole; damaged it may not")
    func cutOffItMayBecomeWhole() throws {
        for (program, mayBecomeWhole) in [
            ("gzip.compress(data)[:-9]", true), ("gzip.compress(data)[:40]", true),
            ("gzip.compress(data)[:-8] + bytes(8)", false), ("b'\\x1f\\x8b' + bytes(60)", false),
        ] {
            try withPacked(program) { path, folder in
                let found = try refusal { _ = try readReadback(of: InputSet(path), in: folder) }
                #expect(found?.mayBecomeWhole == mayBecomeWhole, "\(program): \(String(describing: found))")
            }
        }
    }

    @Test("The limits of a zip hold for it")
    func theLimitsOfAZipHoldForIt() throws {
        try withPacked("gzip.compress(data + bytes(8 << 20))") { path, folder in
            let found = try refusal { _ = try readReadback(of: InputSet(path), in: folder) }
            guard case .overLimit(_, key: "limits.ratio")? = found?.reason else {
                Issue.record("\(String(describing: found))")
                return
            }
        }
        try withPacked { path, folder in
            let found = try refusal {
                _ = try readReadback(of: InputSet(path, limits: ZipLimits(expandedBytes: 50)), in: folder)
            }
            guard case .overLimit(_, key: "limits.expandedBytes")? = found?.reason else {
                Issue.record("\(String(describing: found))")
                return
            }
        }
    }
}
