import DurableFiles
import Foundation
import TestSupport
import Testing
import ZipArchive

@Suite("Damaged archives")
struct DamageTests {
    private func archive(in folder: FilePath) throws -> (path: FilePath, files: [String: [UInt8]]) {
        let files = ["manifest.csv": Array("propertyName,value\r\n".utf8), "results.csv": resultRows(300)]
        let entries = try files.sorted { $0.key < $1.key }.map {
            try deflated($0.key, $0.value, in: folder)
        }
        let path = folder.appending("whole.zip")
        try ZipWriter.write(entries: entries, to: path, modified: someTime())
        return (path, files)
    }

    @Test("An archive cut off anywhere is an error, never a crash and never part of a file")
    func anArchiveCutOffAnywhereIsAnError() throws {
        try withTemporaryFolder { folder in
            let whole = try contents(archive(in: folder).path)
            let path = folder.appending("cut.zip")
            for length in 0..<whole.count {
                try put(whole[..<length], at: path)
                #expect(throws: ZipError.self, "\(length) bytes") { try expanded(path) }
            }
        }
    }

    @Test("Cut off anywhere it lacks its end, so it may still grow")
    func lacksEnd() throws {
        try withTemporaryFolder { folder in
            let whole = try contents(archive(in: folder).path)
            let path = folder.appending("cut.zip")
            for length in 0..<whole.count {
                try put(whole[..<length], at: path)
                let error = try #require(throws: ZipError.self) { try ZipReader(path: path) }
                #expect(error.lacksEnd, "\(length) bytes: \(error)")
            }
        }
    }

    @Test(
        "With its end there, whatever is wrong stays wrong",
        arguments: [
            "z.writestr('a/a.csv', 'x'); z.writestr('b/b.csv', 'x')", "z.writestr('../a.csv', 'x')",
            "z.writestr('a.csv', 'x'); z.writestr('A.CSV', 'y')",
            "z.writestr('a.csv', bytes(8 << 20), zipfile.ZIP_DEFLATED)",
            "z.writestr('sub/sub/a.csv', 'x'); z.comment = b'PK' + bytes(300)",
        ])
    func withItsEndThereWhateverIsWrongStaysWrong(program: String) throws {
        try withTemporaryFolder { folder in
            let path = folder.appending("final.zip")
            _ = try Python.output(
                "import sys, warnings, zipfile\nwarnings.simplefilter('ignore')\n"
                    + "with zipfile.ZipFile(sys.argv[1], 'w') as z: \(program)", [path.string])
            let error = try #require(throws: ZipError.self) { try ZipReader(path: path) }
            #expect(!error.lacksEnd, "\(error)")
        }
    }

    @Test("One whose directory is destroyed has its end all the same")
    func oneWhoseDirectoryIsDestroyedHasItsEndAllTheSame() throws {
        try withTemporaryFolder { folder in
            var bytes = try contents(archive(in: folder).path)
            let directory = bytes.count - 22 - 10
            bytes.replaceSubrange(directory - 60..<directory, with: repeatElement(0, count: 60))
            let path = folder.appending("destroyed.zip")
            try put(bytes, at: path)
            let error = try #require(throws: ZipError.self) { try ZipReader(path: path) }
            #expect(!error.lacksEnd, "\(error)")
        }
    }

    @Test("An archive that loses its end while it is read is an error, never a crash")
    func anArchiveThatLosesItsEndWhileItIsReadIsAnError() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending("whole.zip")
            var random = RandomSource()
            let noise = (0..<200_000).map { _ in UInt8.random(in: 0...255, using: &random) }
            try ZipWriter.write(
                entries: [deflated("results.csv", noise, in: folder)], to: path, modified: someTime())
            let reader = try #require(try ZipReader(path: path).open("results.csv"))
            #expect(truncate(path.string, 100_000) == 0)
            let error = try #require(throws: ZipError.self) { try expanded(reader) }
            #expect(error.code == .damaged, "\(error)")
        }
    }

    @Test("A changed byte never changes what an entry holds: it is refused, or it did not matter")
    func aChangedByteNeverChangesWhatAnEntryHolds() throws {
        var random = RandomSource()
        try withTemporaryFolder { folder in
            let (whole, files) = try archive(in: folder)
            let bytes = try contents(whole)
            let path = folder.appending("flipped.zip")
            for offset in stride(from: Int.random(in: 0..<3, using: &random), to: bytes.count, by: 3) {
                var changed = bytes
                changed[offset] ^= UInt8.random(in: 1...255, using: &random)
                try put(changed, at: path)
                guard let read = try? expanded(path) else { continue }
                #expect(Set(read.values).isSubset(of: files.values), "byte \(offset), \(random)")
            }
        }
    }
}
