import CSVCore
import Domain
import DurableFiles
import Testing

@testable import Inputs
@testable import Intake

@Suite("A results.csv of several blocks, read by several threads")
struct ResultBlockTests {
    /// 40,000 rows, some 10 MB, more than is read ahead: most of three line items of ours, in no order of students;
    /// now and then a text, a flag that cannot be read, a deleted row.
    private static func sample() -> Sample {
        var sample = Sample.oneRoster
        for id in ["itsl_2", "itsl_3"] {
            sample.add("\(id),T,2026-10-01,cat-1,10.0,active", to: "lineItems.csv")
        }
        let lineItems = ["itsl_1", "itsl_2", "itsl_3", "itsl_2", "itsl_1", "campus-1", "itsl_3"]
        let padding = String(repeating: "-", count: 200)
        var rows = ""
        for number in 0..<40_000 {
            let lineItem = number % 10 == 9 ? "term-1" : lineItems[number / 7_000]
            let score = number % 997 == 0 ? "A\(number)" : "\(number % 11)"
            let late = number % 1_501 == 0 ? "perhaps" : number % 2 == 0 ? "false" : ""
            let status = number % 1_009 == 0 ? "tobedeleted" : "active"
            rows +=
                "r\(number)\(padding),\(lineItem),s\(number * 7_919 % 40_009),fully graded,\(score),,\(late),,,\(status)\n"
        }
        sample.files["results.csv"]?.append(contentsOf: rows.utf8)
        return sample
    }

    /// A record longer than a block, of a line item that is not ours: all is read again as a whole.
    private static let longRow = "r,x,\"\(String(repeating: "y\n", count: 1 << 19))\",,,,,,,\n"

    @Test("It says what a reader of the whole says, and nothing is told twice")
    func itSaysWhatAReaderOfTheWholeSays() throws {
        let sample = Self.sample()
        let blocks = try sample.readback()
        var long = sample
        long.files["results.csv"]?.append(contentsOf: Self.longRow.utf8)
        let whole = try withTemporaryFolder { folder in
            let input = try makeFolder(folder.appending("input"))
            try long.write(to: input)
            return try readReadback(
                of: InputSet(input), in: folder,
                limits: TableLimits(csv: .init(maxFieldBytes: 1 << 21, maxRecordBytes: 1 << 22)))
        }
        #expect(blocks.counts.rows == 40_001 && whole.counts.rows == 40_002)
        #expect(blocks.counts.termGrades == 4_000 && blocks.counts.madeInCampus == 4_500)
        #expect(blocks.counts.unreadable > 20 && blocks.findings.count == blocks.counts.unreadable)
        #expect(blocks.findings == whole.findings)
        #expect(blocks.rows == whole.rows)
        #expect(blocks.leftNothingInScratch && whole.leftNothingInScratch)
    }

    @Test("A fault in a later block refuses it, with its line; what was told is told once")
    func aFaultInALaterBlockRefusesIt() throws {
        var sample = Self.sample()
        sample.files["results.csv"]?.append(contentsOf: "itsl_1,s1\n".utf8)
        let refusal = try sample.refusalAsReadback()
        #expect(refusal?.file == "results.csv" && refusal?.position?.line == 40_003)
    }

    @Test("More rows than the limit allows refuse it, though no block has so many")
    func moreRowsThanTheLimitAllowsRefuseItThoughNoBlockHasSoMany() throws {
        let refusal = try refusal {
            try withTemporaryFolder { folder in
                let input = try makeFolder(folder.appending("input"))
                try Self.sample().write(to: input)
                _ = try readReadback(of: InputSet(input), in: folder, limits: TableLimits(rows: 40_000))
            }
        }
        guard case .overLimit(_, "limits.rows")? = refusal?.reason else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        #expect(refusal?.position?.line == 40_002)
    }
}
