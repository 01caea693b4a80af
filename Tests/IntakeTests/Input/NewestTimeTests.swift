import Domain
import DurableFiles
import Foundation
import Testing

@testable import Inputs

@Suite("When the newest thing in an input was changed")
struct NewestTimeTests {
    private func touch(_ path: FilePath, _ text: String) throws {
        let moment = try #require(Instant(text))
        let date = Date(timeIntervalSince1970: Double(moment.secondsSince1970))
        try put([], at: path)
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path.string)
    }

    private func time(_ path: FilePath) throws -> String? {
        try InputSet(path).newestTime(zone: oslo)?.description
    }

    @Test("A folder's newest file, whatever its name; folders in it do not count")
    func aFoldersNewestFile() throws {
        try withTemporaryFolder { folder in
            let input = try makeFolder(folder.appending("input"))
            #expect(try time(input) == nil)
            try touch(input.appending("a.csv"), "2026-07-01T10:00:00Z")
            try touch(input.appending("b.txt"), "2026-07-02T10:00:00Z")
            try touch(input.appending("c.csv"), "2026-06-30T10:00:00Z")
            _ = try makeFolder(input.appending("sub"))
            #expect(try time(input) == "2026-07-02T10:00:00.000Z")
        }
    }

    @Test("A single file's own")
    func aSingleFilesOwn() throws {
        try withTemporaryFolder { folder in
            try touch(folder.appending("a.csv"), "2026-07-01T10:00:00Z")
            #expect(try time(folder.appending("a.csv")) == "2026-07-01T10:00:00.000Z")
        }
    }

    @Test(
        "A zip's newest entry, its times being the district's; the file's own time does not count",
        .enabled(if: Tool.hasPython, "needs python3"))
    func aZipsNewestEntry() throws {
        #expect(
            try newest([("a.csv", "(2026, 7, 1, 12, 0, 0)", ""), ("b.csv", "(2026, 1, 1, 12, 0, 0)", "")])
                == "2026-07-01T10:00:00.000Z")
        #expect(
            try newest([("a.csv", "(2026, 1, 1, 12, 0, 8)", ""), ("b.csv", "(2025, 7, 1, 12, 0, 0)", "")])
                == "2026-01-01T11:00:08.000Z")
    }

    @Test(
        "A zip's extended timestamps are UTC, to the second",
        .enabled(if: Tool.hasPython, "needs python3"))
    func aZipsExtendedTimestampsAreUTC() throws {
        // 1782900001 is 2026-07-01T10:00:01Z.
        #expect(
            try newest([("a.csv", "(2026, 7, 1, 3, 0, 0)", "struct.pack('<HHBL', 0x5455, 5, 1, 1782900001)")])
                == "2026-07-01T10:00:01.000Z")
    }

    private func newest(_ entries: [(name: String, time: String, extra: String)]) throws -> String? {
        try withTemporaryFolder { folder in
            let zip = folder.appending("export.zip")
            let lines = entries.map {
                """
                    entry = zipfile.ZipInfo("\($0.name)", \($0.time))
                    entry.extra = \($0.extra.isEmpty ? "b''" : $0.extra)
                    archive.writestr(entry, b"x")
                """
            }
            let script =
                "import struct, sys, zipfile\nwith zipfile.ZipFile(sys.argv[1], 'w') as archive:\n"
                + lines.joined(separator: "\n")
            try Tool.run(["python3", "-c", script, zip.string])
            return try time(zip)
        }
    }
}
