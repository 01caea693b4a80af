import DurableFiles
import Foundation
import TestSupport
import Testing

@testable import Inputs

/// Sorted by its key, and then by its line.
private struct Row: SortableRecord {
    var key: UInt64
    var line: UInt32
    /// Of the other two.
    var check: UInt64

    static func isInOrder(_ a: Row, _ b: Row) -> Bool { (a.key, a.line) < (b.key, b.line) }
}

@Suite("Sorting more scores than memory should hold")
struct RecordSorterTests {
    private let scratch: ScratchFolder
    private let folder: FilePath

    init() throws {
        scratch = try ScratchFolder()
        folder = FilePath(scratch.url.path)
    }

    private func record(_ key: UInt64, line: Int) -> Row {
        Row(key: key, line: UInt32(line), check: ~key &- UInt64(line))
    }

    /// Every field of a record, so that a torn one shows.
    private func text(_ row: Row) -> String { "\(row.key) \(row.line) \(row.check)" }

    private func sorted(_ records: [Row], bufferCount: Int) throws -> [String] {
        let sorter = RecordSorter<Row>(scratchFolder: folder, bufferCount: bufferCount)
        for record in records { try sorter.append(record) }
        let merged = try sorter.sorted().walk()
        var found: [String] = []
        while let next = merged.peek {
            #expect(try merged.next().map(text) == text(next))
            found.append(text(next))
        }
        #expect(try merged.next() == nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.string).isEmpty)
        return found
    }

    private func expected(_ records: [Row]) -> [String] {
        records.sorted { ($0.key, $0.line) < ($1.key, $1.line) }.map(text)
    }

    @Test("Property: whatever the order and however small the buffer, records come by key and then by line")
    func anyOrder() throws {
        var random = RandomSource()
        for _ in 0..<40 {
            let count = Int.random(in: 0...600, using: &random)
            let keys = UInt64.random(in: 1...300, using: &random)
            let records = (0..<count).map { record(.random(in: 0..<keys, using: &random), line: $0 + 2) }
            let bufferCount = Int.random(in: 1...90, using: &random)
            #expect(try sorted(records, bufferCount: bufferCount) == expected(records), "\(random)")
        }
    }

    @Test("Property: rows that are nearly in order, as exports are, come in order")
    func rowsThatAreNearlyInOrderAsExportsAreComeInOrder() throws {
        var random = RandomSource()
        for _ in 0..<10 {
            var records = (0..<2_000).map { record(UInt64($0 / 2), line: $0 + 2) }
            for _ in 0..<Int.random(in: 0...20, using: &random) {
                records.swapAt(.random(in: 0..<2_000, using: &random), .random(in: 0..<2_000, using: &random))
            }
            #expect(try sorted(records, bufferCount: 100) == expected(records), "\(random)")
        }
    }

    @Test("Runs longer than one read from the disk are read to their end")
    func runsLongerThanOneReadFromTheDiskAreReadToTheirEnd() throws {
        let rising = (0..<7_000).map { record(UInt64($0), line: $0 + 2) }
        #expect(try sorted(rising, bufferCount: 1_000) == expected(rising))
        let interleaved = (0..<7_000).map { record(UInt64($0 % 2 * 10_000 + $0), line: $0 + 2) }
        #expect(try sorted(interleaved, bufferCount: 3_500) == expected(interleaved))
    }

    @Test(
        "A buffer that is just full, or not even half, is not lost", arguments: [0, 1, 49, 50, 51, 100, 101])
    func aBufferThatIsJustFull(_ count: Int) throws {
        let falling = (0..<count).map { record(UInt64(count - $0), line: $0 + 2) }
        #expect(try sorted(falling, bufferCount: 50) == expected(falling))
    }

    @Test("What is sorted can be walked through again, from memory and from the disk, by two at once")
    func whatIsSortedCanBeWalkedThroughAgain() throws {
        let records = (0..<5_000).map { record(UInt64($0 * 7 % 5_000), line: $0 + 2) }
        for bufferCount in [600, 10_000] {
            let sorter = RecordSorter<Row>(scratchFolder: folder, bufferCount: bufferCount)
            for record in records { try sorter.append(record) }
            let sorted = try sorter.sorted()
            let (one, other) = (try sorted.walk(), try sorted.walk())
            for expected in expected(records) {
                #expect(try one.next().map(text) == expected)
                #expect(try other.next().map(text) == expected)
            }
            #expect(try one.next() == nil && other.next() == nil)
            #expect(try sorted.walk().next().map(text) == expected(records).first)
        }
    }

    @Test("Property: passing over records, however far, leaves exactly those that do not come before")
    func passingOverRecordsHoweverFar() throws {
        var random = RandomSource()
        for bufferCount in [900, 4_500, 40_000] {
            // In order there is one run, longer than many reads; otherwise there are some, of several reads each.
            for isInOrder in [true, false] {
                let records = (0..<9_000).map {
                    let key = isInOrder ? $0 : .random(in: 0..<10_000, using: &random)
                    return record(UInt64(key), line: $0 + 2)
                }
                let expected = records.sorted { ($0.key, $0.line) < ($1.key, $1.line) }
                let sorter = RecordSorter<Row>(
                    scratchFolder: folder, bufferCount: bufferCount)
                for record in records { try sorter.append(record) }
                let merged = try sorter.sorted().walk()
                var (key, place) = (UInt64(0), 0)
                while key < 11_000 {
                    try merged.skip { $0.key < key }
                    while place < expected.count, expected[place].key < key { place += 1 }
                    for _ in 0..<Int.random(in: 0...5, using: &random) where place < expected.count {
                        #expect(try merged.next().map(text) == text(expected[place]), "\(random)")
                        place += 1
                    }
                    let isLong = Bool.random(using: &random)
                    key += .random(in: 0...(isLong ? 4_000 : 20), using: &random)
                }
                try merged.skip { $0.key < key }
                try #require(try merged.next() == nil, "\(random)")
            }
        }
    }
}
