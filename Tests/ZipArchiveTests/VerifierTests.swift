import DurableFiles
import Testing
import ZipArchive

@Suite("Reading back what was written")
struct VerifierTests {
    private static let meant = ["manifest.csv", "results.csv"]

    private func archive(in folder: FilePath) throws -> (path: FilePath, expected: [ZipExpectation]) {
        let entries = try Self.meant.map { try deflated($0, resultRows(100), in: folder) }
        let path = folder.appending("b.zip")
        try ZipWriter.write(entries: entries, to: path, modified: someTime())
        return (path, entries.map { ZipExpectation($0) })
    }

    @Test("Another name, order, size, checksum or number of entries is not what was meant")
    func notAsMeant() throws {
        try withTemporaryFolder { folder in
            let (path, expected) = try archive(in: folder)
            let first = expected[0]
            let wrong = [
                [], [first], expected.reversed(), expected + [first],
                [ZipExpectation(name: "Manifest.csv", size: first.size, crc: first.crc), expected[1]],
                [ZipExpectation(name: first.name, size: first.size + 1, crc: first.crc), expected[1]],
                [ZipExpectation(name: first.name, size: first.size, crc: first.crc ^ 1), expected[1]],
            ]
            try ZipVerifier.verify(path, holds: expected)
            for expectation in wrong {
                let error = try #require(throws: ZipError.self) {
                    try ZipVerifier.verify(path, holds: expectation)
                }
                #expect(error.code == .notAsMeant)
            }
        }
    }

    @Test("A byte that changed in an entry is found though the directory is as meant")
    func damaged() throws {
        try withTemporaryFolder { folder in
            let (path, expected) = try archive(in: folder)
            var bytes = try contents(path)
            bytes[60] ^= 0x10
            try put(bytes, at: path)
            #expect(throws: ZipError.self) { try ZipVerifier.verify(path, holds: expected) }
        }
    }

    @Test("The libraries' versions are known")
    func versions() {
        for version in [LibraryVersions.libzip, LibraryVersions.isal] {
            #expect(version.split(separator: ".").compactMap { Int($0) }.count == 3, "\(version)")
        }
    }
}
