import DurableFiles
import Foundation
import Testing
import ZipArchive

@Suite("Archives and the time zone")
struct TimeZoneTests {
    // In a process of its own, because the zone belongs to the whole process.
    @Test("The same entries give the same bytes under any time zone, even at a time of day that it skips")
    func sameBytes() async {
        await #expect(processExitsWith: .success) {
            // Neither 02:30 on 29 March 2026 in Oslo nor 02:30 on 8 March 2026 in Chicago exists.
            for day in [8, 29] {
                let archives = try ["UTC0", "Europe/Oslo", "America/Chicago", "Asia/Kathmandu"].map {
                    try archive(on: day, zone: $0)
                }
                try #require(Set(archives).count == 1)
            }
        }
    }
}

/// The bytes of a small archive that is written on a day in March 2026, at 02:30.
private func archive(on day: Int, zone: String) throws -> [UInt8] {
    setenv("TZ", zone, 1)
    tzset()
    let time = try #require(ZipTimestamp(year: 2026, month: 3, day: day, hour: 2, minute: 30, second: 0))
    var bytes: [UInt8] = []
    try withTemporaryFolder { folder in
        let path = folder.appending("b.zip")
        let entries = try ["manifest.csv", "Bäume.csv"].map { try deflated($0, resultRows(20), in: folder) }
        try ZipWriter.write(entries: entries, to: path, modified: time)
        try ZipVerifier.verify(path, holds: entries.map { ZipExpectation($0) })
        bytes = try contents(path)
    }
    return bytes
}
