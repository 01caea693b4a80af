import Domain
import DurableFiles
import TestSupport
import Testing

@testable import Intake

@Suite("Sorting more scores than memory should hold")
struct RecordSorterTests {
    private func record(_ key: UInt64, line: Int) -> AssessmentRecord {
        AssessmentRecord(
            key: key, score: Int64(line) * 3, assessedAt: Int64(line) * 5 - 700, line: line,
            kind: line.isMultiple(of: 7) ? .exempt : .score)
    }

    /// Every field of a record, so that a torn one shows.
    private func text(_ record: AssessmentRecord) -> String {
        "\(record.key) \(record.lineNumber) \(record.verdict) \(record.assessed as Any) \(record.kind)"
    }

    private func sorted(_ records: [AssessmentRecord], bufferCount: Int) throws -> [String] {
        try withTemporaryFolder { folder in
            let sorter = RecordSorter<AssessmentRecord>(scratchFolder: folder, bufferCount: bufferCount)
            for record in records { try sorter.append(record) }
            let merged = try sorter.sorted().walk()
            var found: [String] = []
            while let next = merged.peek {
                #expect(try merged.next().map(text) == text(next))
                found.append(text(next))
            }
            #expect(try merged.next() == nil)
            #expect(try isEmpty(folder))
            return found
        }
    }

    private func expected(_ records: [AssessmentRecord]) -> [String] {
        records.sorted { ($0.key, $0.lineNumber) < ($1.key, $1.lineNumber) }.map(text)
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
    func nearlySorted() throws {
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
    func longRuns() throws {
        let rising = (0..<7_000).map { record(UInt64($0), line: $0 + 2) }
        #expect(try sorted(rising, bufferCount: 1_000) == expected(rising))
        let interleaved = (0..<7_000).map { record(UInt64($0 % 2 * 10_000 + $0), line: $0 + 2) }
        #expect(try sorted(interleaved, bufferCount: 3_500) == expected(interleaved))
    }

    @Test(
        "A buffer that is just full, or not even half, is not lost", arguments: [0, 1, 49, 50, 51, 100, 101])
    func edges(_ count: Int) throws {
        let falling = (0..<count).map { record(UInt64(count - $0), line: $0 + 2) }
        #expect(try sorted(falling, bufferCount: 50) == expected(falling))
    }

    @Test("What is sorted can be walked through again, from memory and from the disk, by two at once")
    func walks() throws {
        let records = (0..<5_000).map { record(UInt64($0 * 7 % 5_000), line: $0 + 2) }
        for bufferCount in [600, 10_000] {
            try withTemporaryFolder { folder in
                let sorter = RecordSorter<AssessmentRecord>(scratchFolder: folder, bufferCount: bufferCount)
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
    }

    @Test("Property: passing over records, however far, leaves exactly those that do not come before")
    func skipping() throws {
        var random = RandomSource()
        for bufferCount in [900, 4_500, 40_000] {
            // In order there is one run, longer than many reads; otherwise there are some, of several reads each.
            for isInOrder in [true, false] {
                let records = (0..<9_000).map {
                    let key = isInOrder ? $0 : .random(in: 0..<10_000, using: &random)
                    return record(UInt64(key), line: $0 + 2)
                }
                let expected = records.sorted { ($0.key, $0.lineNumber) < ($1.key, $1.lineNumber) }
                try withTemporaryFolder { folder in
                    let sorter = RecordSorter<AssessmentRecord>(
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

    @Test("A comment is found again by the record that was sorted away from it, and none by one without")
    func comments() throws {
        try withTemporaryFolder { folder in
            let store = try TextStore(scratchFolder: folder)
            let sorter = RecordSorter<AssessmentRecord>(scratchFolder: folder, bufferCount: 10)
            let placeSorter = RecordSorter<CommentRecord>(scratchFolder: folder, bufferCount: 10)
            // Two rows of each key, so that the line tells them apart; every seventh has no comment.
            for line in (1...200).reversed() {
                let record = record(UInt64(line / 2), line: line)
                try sorter.append(record)
                guard !line.isMultiple(of: 7) else { continue }
                var text = String(repeating: "ü", count: line % 50) + "\(line)"
                let place = try text.withUTF8 { try store.append($0) }
                try placeSorter.append(CommentRecord(key: record.key, line: line, place: place))
            }
            try store.finishWriting()
            var (records, comments) = ([AssessmentRecord](), RowComments())
            try sorter.sorted().walk().take(into: &records) { _ in true }
            try placeSorter.sorted().walk().take(into: &comments.records) { _ in true }
            #expect(records.map(\.lineNumber) == Array(1...200))
            for record in records {
                let line = record.lineNumber
                let text = try comments.place(of: record).map(store.text(at:))
                let expected = String(repeating: "ü", count: line % 50) + "\(line)"
                #expect(text == (line.isMultiple(of: 7) ? nil : expected))
            }
        }
    }

    @Test("Every time that a row may tell and every score in range come back from a record as they were")
    func fields() {
        let times: [Int64?] = [nil, -62_135_596_800, -1, 0, 1, 1_795_399_206, 4_294_967_296, 253_402_300_799]
        for (place, time) in times.enumerated() {
            for score: Int64? in [nil, 0, 1, 99_999_990_000_000] {
                let record = AssessmentRecord(
                    key: .max, score: score, assessedAt: time, line: Int(UInt32.max) - place,
                    kind: score == nil ? .noScore : .score)
                #expect(record.assessed?.secondsSince1970 == time)
                #expect(record.verdict == score.map { .score(Points(billionths: $0)) } ?? .noScore)
                #expect(record.lineNumber == Int(UInt32.max) - place)
            }
        }
    }
}
