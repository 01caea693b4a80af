import DurableFiles
import Foundation
import Testing
import ZipArchive

@Suite("Large entries")
struct LargeEntryTests {
    @Test("An entry of more than 300 MB is deflated, written and read back in little memory")
    func boundedMemory() throws {
        try withTemporaryFolder { folder in
            let rows = resultRows(4_000)
            let entry = try DeflatedEntry(name: "results.csv", scratchFolder: folder)
            let path = folder.appending("b.zip")
            let before = peakBytes()
            while entry.uncompressedSize < 310_000_000 { try entry.write(rows) }
            try entry.finish()
            try ZipWriter.write(entries: [entry], to: path, modified: someTime())
            try ZipVerifier.verify(path, holds: [ZipExpectation(entry)])
            // Other tests of this process have their share; the entry alone would be 300 MB more.
            #expect(peakBytes() - before < 100_000_000)
        }
    }

    private func peakBytes() -> Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss * 1024
    }
}
