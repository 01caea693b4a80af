import DurableFiles
import Foundation
import Testing
import ZipArchive

@Suite("When an entry was changed")
struct EntryTimeTests {
    @Test("What we write comes back as it was written")
    func whatWeWriteComesBackAsItWasWritten() throws {
        try withTemporaryFolder { folder in
            let path = folder.appending("b.zip")
            let time = try someTime()
            try ZipWriter.write(
                entries: [try deflated("a.csv", resultRows(3), in: folder)], to: path, modified: time)
            #expect(try ZipReader(path: path).entries.map(\.modified) == [.local(time)])
        }
    }

    // In a process of its own, because the zone belongs to the whole process.
    @Test("The time that the archive shows does not depend on the zone of this process")
    func anyZone() async {
        await #expect(processExitsWith: .success) {
            for zone in ["UTC0", "Europe/Oslo", "America/Chicago", "Asia/Kathmandu"] {
                setenv("TZ", zone, 1)
                tzset()
                for (month, day, hour) in [(1, 31, 23), (7, 1, 0), (10, 25, 2), (11, 1, 1), (12, 31, 12)] {
                    let time = try #require(
                        ZipTimestamp(year: 2026, month: month, day: day, hour: hour, minute: 30, second: 58))
                    try withTemporaryFolder { folder in
                        let path = folder.appending("b.zip")
                        let entry = try deflated("a.csv", resultRows(3), in: folder)
                        try ZipWriter.write(entries: [entry], to: path, modified: time)
                        let found = try ZipReader(path: path).entries.map(\.modified)
                        try #require(found == [.local(time)], "\(zone) \(month)")
                    }
                }
            }
        }
    }

    @Test(
        "An extended timestamp is told before the time without a zone, and lasts past 2038",
        .enabled(if: Tool.hasPython, "needs python3"),
        arguments: [(1, 1_782_900_001), (3, 1_782_900_001), (1, 4_000_000_000), (1, 0)])
    func anExtendedTimestampIsToldBeforeTheTimeWithoutAZone(_ flags: Int, _ seconds: Int) throws {
        #expect(
            try modified("struct.pack('<HHBL', 0x5455, 5, \(flags), \(seconds))")
                == .utc(seconds: Int64(seconds)))
    }

    @Test(
        "A timestamp field that does not hold the time of the last change is passed over",
        .enabled(if: Tool.hasPython, "needs python3"),
        arguments: [
            "struct.pack('<HHBL', 0x5455, 5, 2, 7)", "struct.pack('<HHB', 0x5455, 1, 1)",
            "struct.pack('<HH', 0x5455, 0)", "struct.pack('<HHBL', 0x5454, 5, 1, 7)", "b''",
        ])
    func passedOver(_ extra: String) throws {
        #expect(
            try modified(extra)
                == .local(
                    #require(ZipTimestamp(year: 2026, month: 7, day: 1, hour: 12, minute: 0, second: 4))))
    }

    @Test(
        "Info-ZIP's zip writes one", .enabled(if: Tool.hasZip, "needs zip"))
    func infoZIPsZipWritesOne() throws {
        try withTemporaryFolder { folder in
            try put(resultRows(3), at: folder.appending("a.csv"))
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 1_782_900_001)],
                ofItemAtPath: folder.appending("a.csv").string)
            let path = folder.appending("b.zip")
            try Tool.run("zip", "-q", "-j", path.string, folder.appending("a.csv").string)
            #expect(try ZipReader(path: path).entries.map(\.modified) == [.utc(seconds: 1_782_900_001)])
        }
    }

    private func modified(_ extra: String) throws -> EntryTime? {
        var found: EntryTime?
        try withTemporaryFolder { folder in
            let path = folder.appending("b.zip")
            let script = """
                import struct, sys, zipfile
                with zipfile.ZipFile(sys.argv[1], 'w') as archive:
                    entry = zipfile.ZipInfo('a.csv', (2026, 7, 1, 12, 0, 5))
                    entry.extra = \(extra)
                    archive.writestr(entry, b'x')
                """
            try Tool.run("python3", "-c", script, path.string)
            let entries = try ZipReader(path: path).entries
            try #require(entries.count == 1)
            found = entries[0].modified
        }
        return found
    }
}
