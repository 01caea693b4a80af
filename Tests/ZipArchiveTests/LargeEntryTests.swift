import DurableFiles
import Foundation
import Testing
import ZipArchive

@Suite("Large entries")
struct LargeEntryTests {
    // In a process of its own: the peak of this one is that of all its tests together.
    @Test("An entry of more than 300 MB is deflated, written and read back in little memory")
    func boundedMemory() async {
        await #expect(processExitsWith: .success) {
            try withTemporaryFolder { folder in
                let rows = resultRows(4_000)
                let entry = try DeflatedEntry(name: "results.csv", scratchFolder: folder)
                let path = folder.appending("b.zip")
                let before = try peakBytes()
                while entry.uncompressedSize < 310_000_000 { try entry.write(rows) }
                try entry.finish()
                try ZipWriter.write(entries: [entry], to: path, modified: someTime())
                try ZipVerifier.verify(path, holds: [ZipExpectation(entry)])
                // Kept in memory, the entry alone would be 300 MB.
                let grown = try peakBytes() - before
                #expect(grown < 30_000_000)
            }
        }
    }
}

/// Of this program alone: what `getrusage` tells counts the peak of the process that started it.
private func peakBytes() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let peak = try #require(status.firstMatch(of: /VmHWM:\s*(\d+) kB/), "no peak in /proc/self/status")
    return try #require(Int(peak.1)) * 1024
}
