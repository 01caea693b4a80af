import DurableFiles
import Testing

@testable import ZipArchive

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
                [first.but { $0.name = "Manifest.csv" }, expected[1]],
                [first.but { $0.size += 1 }, expected[1]], [first.but { $0.crc ^= 1 }, expected[1]],
                [first.but { $0.blocks[0].crc ^= 1 }, expected[1]],
                [first.but { $0.blocks[0].size += 1 }, expected[1]],
                [first.but { $0.blocks[0].deflatedSize -= 1 }, expected[1]],
                [first.but { $0.blocks.append($0.blocks[0]) }, expected[1]],
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
    func aByteThatChangedInAnEntryIsFoundThoughTheDirectory() throws {
        try withTemporaryFolder { folder in
            let (path, expected) = try archive(in: folder)
            var bytes = try contents(path)
            bytes[60] ^= 0x10
            try put(bytes, at: path)
            #expect(throws: ZipError.self) { try ZipVerifier.verify(path, holds: expected) }
        }
    }

    @Test("Any byte of the compressed data that changed is found, in whichever block of an entry")
    func anyByte() throws {
        try withTemporaryFolder { folder in
            let entry = try deflated("results.csv", resultRows(12_000), in: folder)
            try #require(entry.blocks.count > 2)
            let path = folder.appending("b.zip")
            try ZipWriter.write(entries: [entry], to: path, modified: someTime())
            let bytes = try contents(path)
            let start = 30 + entry.name.utf8.count
            for place in stride(from: start, to: start + Int(entry.compressedSize), by: 1_999) {
                var changed = bytes
                changed[place] ^= 0x04
                try put(changed, at: path)
                #expect(throws: ZipError.self, "byte \(place)") {
                    try ZipVerifier.verify(path, holds: [ZipExpectation(entry)])
                }
            }
        }
    }

    @Test("The libraries' versions are known")
    func theLibrariesVersionsAreKnown() {
        for version in [LibraryVersions.libzip, LibraryVersions.isal] {
            #expect(version.split(separator: ".").compactMap { Int($0) }.count == 3, "\(version)")
        }
    }
}

extension ZipExpectation {
    fileprivate func but(_ change: (inout ZipExpectation) -> Void) -> ZipExpectation {
        var changed = self
        change(&changed)
        return changed
    }
}
