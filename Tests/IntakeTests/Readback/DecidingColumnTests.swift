import CSVCore
import Domain
import Testing

@testable import Inputs
@testable import Intake

@Suite("Where most cells of a column that decides cannot be read, a read-back is refused with the cause")
struct DecidingColumnTests {
    /// An extract with one row of ours for each, whose cells of a column are these.
    private func extract(_ column: String, _ cells: [String], more: [String: String] = [:]) -> Sample {
        var sample = Sample.extract
        let header = sample.header(of: "extract.csv")
        let rows = cells.enumerated().map { number, cell in
            Sample.extract(more.merging([column: cell, "personID": "s\(number + 1)"]) { $1 })["extract.csv"]
                .split(separator: "\n")[1]
        }
        sample["extract.csv"] = ([header] + rows.map(String.init)).joined(separator: "\n") + "\n"
        return sample
    }

    /// A OneRoster set with one result of ours for each: the cells from scoreStatus on.
    private func set(_ results: [String]) -> Sample {
        var sample = Sample.oneRoster
        let rows = results.enumerated().map { "r\($0.offset),itsl_1,s\($0.offset + 1),\($0.element)" }
        sample["results.csv"] = ([sample.header(of: "results.csv")] + rows).joined(separator: "\n") + "\n"
        return sample
    }

    @Test(
        "A flag of an extract, by the cells that are not empty",
        arguments: ["missing", "exempt", "incomplete", "cheated", "dropped", "late", "turnedIn"])
    func aFlagOfAnExtract(_ column: String) throws {
        let refusal = try extract(column, ["N/A", "", "N/A", "NULL", "N/A", " ", "N/A", "0", "1"])
            .refusalAsReadback()
        #expect(
            refusal?.reason == .unreadableColumn(column, .flag, unreadable: 4, of: 6, shapes: ["A/A"]))
        #expect(refusal?.position?.line == 2)
        #expect(refusal?.reason.advice.contains("true and false") == true)
        // Half of them, or three, are told one by one.
        let half = try extract(column, ["N/A", "N/A", "N/A", "N/A", "0", "0", "0", "1"]).readback()
        #expect(half.counts.unreadable == 4)
        #expect(try extract(column, ["N/A", "N/A", "N/A"]).readback().counts.unreadable == 3)
    }

    @Test(
        "Who changed a score without when, or when without who, refuses the extract: it would pass for the import's"
    )
    func whoWithoutWhenRefusesTheExtract() throws {
        for (there, absent) in [("modifiedByID", "modifiedDate"), ("modifiedDate", "modifiedByID")] {
            var sample = Sample.extract
            sample["extract.csv"] = sample["extract.csv"].replacing(absent, with: "elsewhere")
            #expect(try sample.refusalAsReadback()?.reason == .missingColumns([absent]), "\(there)")
        }
        // Neither of them says nothing, and is no half.
        var sample = Sample.extract
        sample["extract.csv"] = sample["extract.csv"].replacing("modified", with: "elsewhere")
        #expect(try sample.refusalAsReadback() == nil)
    }

    @Test("A flag of a OneRoster set; rows that are deleted say nothing")
    func aFlagOfASet() throws {
        for (column, cells) in [("late", "X,,"), ("missing", ",X,"), ("incomplete", ",,X")] {
            var rows = Array(repeating: "fully graded,8,,\(cells),active", count: 4)
            rows += Array(repeating: "fully graded,8,,true,true,true,tobedeleted", count: 9)
            let refusal = try set(rows).refusalAsReadback()
            #expect(refusal?.file == "results.csv")
            #expect(
                refusal?.reason == .unreadableColumn(column, .flag, unreadable: 4, of: 4, shapes: ["A"]))
            #expect(try set(Array(rows.dropFirst())).readback().counts.unreadable == 3)
            rows += Array(repeating: "fully graded,8,,false,false,false,active", count: 4)
            #expect(try set(rows).readback().counts.unreadable == 4)
        }
    }

    @Test("modifiedDate, where it counts; the advice names the key, and helps")
    func modifiedDate() throws {
        let sample = extract("modifiedDate", (1...4).map { "11/2\($0)/2026 3:05 PM" } + ["NULL", ""])
        let refusal = try sample.refusalAsReadback()
        #expect(
            refusal?.reason
                == .unreadableColumn(
                    "modifiedDate", .date(.readback, .iso), unreadable: 4, of: 4,
                    shapes: ["99/99/9999 9:99 AA"]))
        #expect(
            refusal?.reason.advice.contains("profile.dates of gradebridge.yaml: \"readback = us\"") == true)
        var profile = Profile()
        profile.dates[.readback] = .us
        #expect(try sample.readback(profile: profile).counts.unreadable == 0)
        let uncounted = try sample.readback(needsChangeTimes: false)
        #expect(uncounted.counts.unreadable == 0 && uncounted.findings.count == 4)
    }

    @Test("A score whose comma may be a point")
    func aScoreWhoseCommaMayBeAPoint() throws {
        let refusal = try extract("score", ["8,5", "7,25", "9,0", "10,5", "8"]).refusalAsReadback()
        #expect(
            refusal?.reason
                == .unreadableColumn("score", .number, unreadable: 4, of: 5, shapes: ["9,9", "9,99", "99,9"]))
        #expect(refusal?.reason.advice.contains("a point for the decimals") == true)
        let rows = Array(repeating: "fully graded,\"8,5\",,,,,active", count: 4)
        #expect(try set(rows).refusalAsReadback()?.reason.description.contains("column score") == true)
        // A letter grade can be read.
        #expect(try extract("score", ["8,5", "7,25", "9,0", "B+", "A", "C", ""]).refusalAsReadback() == nil)
    }

    @Test("Rows of others do not count, nor do those hide ours")
    func rowsOfOthers() throws {
        var sample = extract("missing", Array(repeating: "0", count: 3))
        let others = extract(
            "missing", Array(repeating: "N/A", count: 9), more: ["externalLMSSourcedID": "campus-1"])
        sample["extract.csv"] += others["extract.csv"].drop { $0 != "\n" }.dropFirst()
        #expect(try sample.readback().counts.unreadable == 0)
        var ours = extract("missing", Array(repeating: "N/A", count: 4))
        let good = extract(
            "missing", Array(repeating: "0", count: 9), more: ["externalLMSSourcedID": "campus-1"])
        ours["extract.csv"] += good["extract.csv"].drop { $0 != "\n" }.dropFirst()
        #expect(try ours.refusalAsReadback() != nil)
        // Nor do ids of ours in capitals.
        ours["extract.csv"] = ours["extract.csv"].replacing("itsl_1", with: "ITSL_1")
        #expect(try ours.refusalAsReadback() != nil)
    }
}
