import Domain
import DurableFiles
import TestSupport
import Testing

@testable import Inputs
@testable import Intake

@Suite("The rows of a read-back, line item by line item")
struct RowOrderTests {
    private func withReadback(_ sample: Sample, _ body: (Readback) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let input = try makeFolder(folder.appending("input"))
            try sample.write(to: input)
            let readback = try Readback(
                InputSet(input), profile: Profile(), ours: ids(ReadbackReading.ours), zone: .utc,
                personPrefix: PersonPrefix(), scratchFolder: folder
            ) { _ in }
            try body(readback)
        }
    }

    private func sample(_ rows: [(lineItem: String, student: String)]) -> Sample {
        var sample = Sample.oneRoster
        let lines = rows.map { "r,\($0.lineItem),\($0.student),fully graded,8,,,,,\n" }
        sample["results.csv"] = sample.header(of: "results.csv") + "\n" + lines.joined()
        return sample
    }

    @Test("Property: in any order of the file, students come in the order of their bytes and then by line")
    func anyOrder() throws {
        var random = RandomSource()
        for _ in 0..<15 {
            let rows = (0..<random.number(0...300)).map { _ in
                (
                    lineItem: random.pick(ReadbackReading.ours + ["campus-1", "gone"], else: ""),
                    student: random.pick(["s", "s1", "s10", "s2", "S2", "ä", "z", "\u{1F600}"], else: "")
                        + "\(random.number(0...20))"
                )
            }
            let found = try sample(rows).readback().rows
            for (index, name) in ReadbackReading.ours.enumerated() {
                let expected = rows.enumerated().filter { $0.element.lineItem == name }.sorted {
                    let order = ByteOrder.compare($0.element.student, $1.element.student)
                    return order != 0 ? order < 0 : $0.offset < $1.offset
                }
                #expect(
                    found[index].map { "\($0.student) \($0.line)" }
                        == expected.map { "\($0.element.student) \($0.offset + 2)" }, "\(random)")
            }
        }
    }

    @Test("Each walk gives all rows, as often as one is made")
    func eachWalkGivesAllRows() throws {
        try withReadback(sample([("itsl_2", "s2"), ("itsl_1", "s1"), ("itsl_2", "s1")])) { readback in
            for _ in 0..<3 {
                let walk = try readback.rows()
                let students = try (0..<3).map { try rows($0, of: walk).map(\.student) }
                #expect(students == [["s1"], ["s1", "s2"], []])
            }
        }
    }

    @Test("Two walks at once do not disturb each other")
    func twoWalksAtOnceDoNotDisturbEachOther() throws {
        try withReadback(sample([("itsl_1", "s1"), ("itsl_2", "s2")])) { readback in
            let (one, other) = (try readback.rows(), try readback.rows())
            #expect(try rows(0, of: one).map(\.student) == ["s1"])
            #expect(try rows(0, of: other).map(\.student) == ["s1"])
            #expect(try rows(1, of: one).map(\.student) == ["s2"])
        }
    }

    @Test("Line items that are passed over are dropped, those behind them are not")
    func lineItemsThatArePassedOverAreDroppedThoseBehindThemAreNot() throws {
        try withReadback(sample([("itsl_1", "s1"), ("itsl_2", "s2"), ("itsl_3", "s3")])) { readback in
            let walk = try readback.rows()
            #expect(try rows(1, of: walk).map(\.student) == ["s2"])
            #expect(try rows(0, of: walk).isEmpty)
            #expect(try rows(2, of: walk).map(\.student) == ["s3"])
        }
    }

    @Test("Two rows of one line item and student are both given out, and so are rows of one sourcedId")
    func twoRows() throws {
        let reading = try sample([("itsl_1", "s1"), ("itsl_1", "s1")]).readback()
        #expect(reading.rows[0].map(\.line) == [2, 3])
        #expect(reading.counts.ours == 2)
    }

    @Test("A deleted result says that nothing is there")
    func aDeletedResultSaysThatNothingIsThere() throws {
        let reading = try Sample.oneRoster(result: "s1,exempt,8.5,,1,1,1,tobedeleted").readback()
        #expect(reading.results() == [CampusResult(score: .blank)])
        #expect(reading.rows[0].first?.score == .blank)
    }

    @Test("Beside another row of its student a deleted one says nothing, whichever comes first")
    func deletedBesideAnother() throws {
        let (gone, there) = (
            "r1,itsl_1,s1,fully graded,7,,,,,tobedeleted", "r2,itsl_1,s1,fully graded,8,,,,,"
        )
        for rows in [[gone, there], [there, gone], [gone, there, gone], [gone, gone]] {
            var sample = Sample.oneRoster
            sample["results.csv"] = sample.header(of: "results.csv") + "\n"
            for row in rows { sample.add(row, to: "results.csv") }
            sample.add("r3,itsl_1,s2,fully graded,8,,,,,", to: "results.csv")
            let found = try sample.readback()
            #expect(found.results().map { $0?.score.isBlank } == [!rows.contains(there)])
            #expect(found.results(of: "s2").count == 1)
        }
    }

    @Test("Ten million rows fit: a row takes 48 bytes at most, and nothing is left in the scratch folder")
    func tenMillionRowsFit() throws {
        #expect(MemoryLayout<ReadbackRow>.stride <= 48)
        #expect(try Sample.oneRoster.readback().leftNothingInScratch)
    }
}
