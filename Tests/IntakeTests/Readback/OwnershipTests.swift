import CSVCore
import Domain
import Inputs
import Testing

@testable import Intake

@Suite("Whose a score row is")
struct OwnershipTests {
    private func counts(_ results: [String], lineItems: [String] = []) throws -> ReadbackReading {
        var sample = Sample.oneRoster
        for row in lineItems { sample.add(row, to: "lineItems.csv") }
        sample["results.csv"] = sample.header(of: "results.csv") + "\n"
        for row in results { sample.add(row, to: "results.csv") }
        return try sample.readback()
    }

    @Test("Ours by its line item's id; a term grade by its category; else a teacher made it, or nobody did")
    func oursByItsLineItemsId() throws {
        let reading = try counts([
            "r1,itsl_1,s1,fully graded,8,,,,,", "r2,campus-1,s1,fully graded,8,,,,,",
            "r3,term-1,s1,fully graded,8,,,,,", "r4,gone,s1,fully graded,8,,,,,",
            "r5,campus-1,s2,fully graded,8,,,,,", "r6,gone,s2,fully graded,8,,,,,",
        ])
        #expect(
            reading.counts
                == Readback.Counts(rows: 6, ours: 1, termGrades: 1, madeInCampus: 2, withoutLineItem: 2))
        #expect(reading.rows.map(\.count) == [1, 0, 0])
        #expect(reading.findings.isEmpty)
    }

    @Test(
        "A row without a line item may be of any of ours, and refuses the set with its place",
        arguments: ["", "NULL", " none ", "nan", "(null)", "#N/A", "000", "-", "[NULL]"])
    func aRowWithoutALineItemRefusesTheSet(_ blank: String) throws {
        let refusal = try #require(throws: InputRefusal.self) {
            try counts(["r1,campus-1,s1,fully graded,8,,,,,", "r2,\(blank),s2,fully graded,8,,,,,"])
        }
        #expect(refusal.reason == .blankID("lineItemSourcedId"))
        #expect(refusal.file == "results.csv" && refusal.position?.line == 3)
    }

    @Test("A line item with our id is ours whatever its category")
    func aLineItemWithOurIdIsOursWhateverItsCategory() throws {
        let reading = try counts(
            ["r1,itsl_2,s1,fully graded,8,,,,,"],
            lineItems: ["itsl_2,Essay,,00000000-0000-0000-0000-000000000000,10,"])
        #expect(reading.counts.ours == 1 && reading.counts.termGrades == 0)
        #expect(reading.lineItems[1]?.category == "00000000-0000-0000-0000-000000000000")
    }

    @Test("A row is ours though its line item is not in the set, and of the line item nothing is said")
    func withoutLineItem() throws {
        let reading = try counts(["r1,itsl_2,s1,fully graded,8,,,,,"])
        #expect(reading.counts.ours == 1 && reading.rows[1].count == 1)
        #expect(reading.lineItems[1] == nil)
    }

    @Test("Never by its title, and not by an id that is nearly ours")
    func neverByItsTitleAndNotByAnIdThatIsNearlyOurs() throws {
        let reading = try counts(
            ["r1,x1,s1,fully graded,8,,,,,", "r2,ITSL_1,s1,fully graded,8,,,,,"],
            lineItems: ["x1,Essay,2026-10-01,cat-1,10.0,active"])
        #expect(reading.counts.ours == 0 && reading.rows.allSatisfy(\.isEmpty))
    }

    @Test("In an extract, what has no id of ours was made in Campus")
    func inAnExtractWhatHasNoIdOfOursWasMadeInCampus() throws {
        var sample = Sample.extract
        sample.add("itsl_9,9,1,4,5,0,0,0,0,0,0,0,,,,Essay,", to: "extract.csv")
        let reading = try sample.readback()
        #expect(reading.counts == Readback.Counts(rows: 3, ours: 1, madeInCampus: 2))
        #expect(reading.findings.isEmpty)
    }

    @Test("A prefix stands before an id that lacks it, and before no other")
    func aPrefixStandsBeforeAnIdThatLacksIt() throws {
        let extract = try Sample.extract.readback(personPrefix: "s")
        #expect(extract.rows[0].map(\.student) == ["s1"])
        #expect(try Sample.oneRoster.readback(personPrefix: "s").rows[0].map(\.student) == ["s1"])
        #expect(try Sample.extract.readback().rows[0].map(\.student) == ["1"])
    }
}
