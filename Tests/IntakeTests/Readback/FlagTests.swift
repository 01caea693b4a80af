import Domain
import Testing

@testable import Intake

@Suite("The flags of a score")
struct FlagTests {
    private func flags(_ column: String, _ cell: String) throws -> CampusFlags? {
        try Sample.extract(column, cell).readback().results().first??.flags
    }

    @Test(
        "Each column sets its own flag",
        arguments: [
            ("late", CampusFlags.late), ("missing", .missing), ("exempt", .exempt),
            ("incomplete", .incomplete),
            ("cheated", .cheated), ("dropped", .dropped), ("turnedIn", .turnedIn),
        ])
    func eachColumnSetsItsOwnFlag(_ column: String, _ flag: CampusFlags) throws {
        #expect(try flags(column, "1") == flag)
    }

    @Test("In results.csv late, missing and incomplete set theirs")
    func oneRoster() throws {
        let found = try ["true,,", ",true,", ",,true", ",,"].map {
            try Sample.oneRoster(result: "s1,fully graded,8,,\($0),").readback().results().first??.flags
        }
        #expect(found == [.late, .missing, .incomplete, []])
    }

    @Test(
        "Yes is written in many ways",
        arguments: ["1", "true", "TRUE", "t", "T", "y", "Y", "yes", "Yes", " 1 "])
    func yesIsWrittenInManyWays(_ cell: String) throws {
        #expect(try flags("missing", cell) == .missing)
    }

    @Test(
        "So is no, and an empty cell is no",
        arguments: ["0", "false", "f", "F", "n", "N", "no", "NO", "", " "])
    func soIsNoAndAnEmptyCellIsNo(_ cell: String) throws {
        #expect(try flags("missing", cell) == [])
    }

    @Test(
        "Anything else makes the row unreadable: it is given out, reported and counted, and says nothing",
        arguments: ["2", "x", "on", "maybe", "-1", "nope", "nn", "yess"])
    func anythingElseMakesTheRowUnreadable(_ cell: String) throws {
        let reading = try Sample.extract("dropped", cell).readback()
        #expect(reading.results() == [nil])
        #expect(reading.findings == ["bad-value extract.csv 2 dropped itsl_1"])
        #expect(reading.counts.ours == 1 && reading.counts.unreadable == 1 && reading.rejectedRows == 1)
    }

    @Test("A row with two unreadable cells is reported once")
    func aRowWithTwoUnreadableCellsIsReportedOnce() throws {
        let reading = try Sample.extract(["late": "?", "dropped": "?", "modifiedDate": "?"]).readback()
        #expect(reading.findings.count == 1 && reading.counts.unreadable == 1)
    }

    @Test("A row of ours without a student is reported, counted, and given out as nobody's")
    func aRowOfOursWithoutAStudentIsReported() throws {
        let extract = try Sample.extract("personID", "").readback()
        #expect(extract.rows[0].map(\.student) == [""] && extract.rows[0].first?.result == nil)
        #expect(extract.findings == ["bad-value extract.csv 2 personID itsl_1"])
        #expect(extract.counts.ours == 1 && extract.counts.unreadable == 1)
        let set = try Sample.oneRoster(result: ",fully graded,8,,,,,").readback()
        #expect(set.rows[0].map(\.student) == [""] && set.rows[0].first?.result == nil)
        #expect(set.findings == ["bad-value results.csv 2 studentSourcedId itsl_1"])
        #expect(set.counts.ours == 1 && set.counts.unreadable == 1)
    }

    @Test("Cells that cannot be read do not matter in the rows of others")
    func cellsThatCannotBeReadDoNotMatterInTheRowsOfOthers() throws {
        let cells = ["externalLMSSourcedID": "", "dropped": "?", "personID": "", "modifiedDate": "?"]
        let reading = try Sample.extract(cells).readback()
        #expect(reading.findings.isEmpty && reading.counts.unreadable == 0)
    }
}
