import Domain
import DurableFiles
import Testing

@testable import Inputs
@testable import Intake

@Suite("A row of Assessments.csv in a fixed few bytes")
struct RecordTests {
    private func record(_ key: UInt64, line: Int) -> AssessmentRecord {
        AssessmentRecord(
            key: key, score: Int64(line) * 3, assessedAt: Int64(line) * 5 - 700, line: line,
            kind: line.isMultiple(of: 7) ? .exempt : .score)
    }

    @Test("A comment is found again by the record that was sorted away from it, and none by one without")
    func aCommentIsFoundAgainByTheRecordThatWasSortedAway() throws {
        try withTemporaryFolder { folder in
            let store = try TextStore(scratchFolder: folder)
            let sorter = RecordSorter<AssessmentRecord>(scratchFolder: folder, bufferCount: 10)
            let placeSorter = RecordSorter<CommentRecord>(scratchFolder: folder, bufferCount: 10)
            // Two rows of each key, so that the line tells them apart; every seventh has no comment.
            for line in (1...200).reversed() {
                let record = record(UInt64(line / 2), line: line)
                try sorter.append(record)
                guard !line.isMultiple(of: 7) else { continue }
                let text = String(repeating: "ü", count: line % 50) + "\(line)"
                let place = try store.append(text.utf8.span)
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
    func everyTimeThatARowMayTellAndEveryScoreInRangeCome() {
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
