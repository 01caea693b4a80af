import CSVCore
import Domain
import Inputs
import Testing

@testable import Intake

@Suite("What a read-back says of a line item")
struct LineItemFieldTests {
    private func reading(_ row: String) throws -> ReadbackReading {
        var sample = Sample.oneRoster
        sample["lineItems.csv"] = sample.header(of: "lineItems.csv") + "\n" + row + "\n"
        return try sample.readback()
    }

    @Test("Title, due date, category and max points, as Campus has them")
    func titleDueDateCategoryAndMaxPoints() throws {
        #expect(
            try Sample.oneRoster.readback().lineItems == [
                CampusLineItem(
                    title: "Essay", dueDate: CalendarDay("2026-10-01"), category: "cat-1",
                    maxPoints: Points("10")),
                nil, nil,
            ])
    }

    @Test("An extract says all but the category, in the first row of the line item")
    func anExtractSaysAllButTheCategory() throws {
        var sample = Sample.extract
        sample.add("itsl_1,9,2,8.5,20,0,0,0,0,0,0,0,,,,Other,2026-11-01", to: "extract.csv")
        #expect(
            try sample.readback().lineItems[0]
                == CampusLineItem(title: "Essay", dueDate: CalendarDay("2026-10-01"), maxPoints: Points("10"))
        )
    }

    @Test("Empty cells say nothing")
    func emptyCellsSayNothing() throws {
        let reading = try reading("itsl_1,,, ,,")
        #expect(reading.lineItems[0] == CampusLineItem(category: " "))
        #expect(reading.findings.isEmpty)
    }

    @Test(
        "The due date is the day in the first ten characters",
        arguments: ["2026-10-01", "2026-10-01T23:59:59.000Z", "2026-10-01 00:00:00", " 2026-10-01 "])
    func dueDate(_ cell: String) throws {
        #expect(try reading("itsl_1,Essay,\(cell),,,").lineItems[0]?.dueDate == CalendarDay("2026-10-01"))
    }

    @Test(
        "A due date or maximum that cannot be read says nothing and is reported; the rest still counts",
        arguments: [
            ("10/01/2026,cat-1,10", "dueDate"), ("2026-10-011,cat-1,10", "dueDate"),
            ("2026-02-30,cat-1,10", "dueDate"), (",cat-1,ten", "resultValueMax"),
            (",cat-1,-1", "resultValueMax"), (",cat-1,1e", "resultValueMax"),
        ])
    func aDueDateOrMaximumThatCannotBeReadSaysNothing(_ cells: String, _ column: String) throws {
        let reading = try reading("itsl_1,Essay,\(cells),")
        #expect(reading.findings == ["bad-value lineItems.csv 2 \(column) itsl_1"])
        let maxPoints = column == "dueDate" ? Points("10") : nil
        #expect(
            reading.lineItems[0] == CampusLineItem(title: "Essay", category: "cat-1", maxPoints: maxPoints))
        #expect(reading.rows[0].count == 1 && reading.rejectedRows == 0)
    }

    @Test("A maximum above every score is one all the same")
    func aMaximumAboveEveryScoreIsOneAllTheSame() throws {
        #expect(try reading("itsl_1,Essay,,,100000,").lineItems[0]?.maxPoints == Points("100000"))
    }

    @Test("One of ours that is to be deleted is there, and deleted")
    func oneOfOursThatIsToBeDeletedIsThere() throws {
        let lineItem = try reading("itsl_1,Essay,,,,tobedeleted").lineItems[0]
        #expect(lineItem == CampusLineItem(title: "Essay", isDeleted: true))
    }

    @Test("Texts of several line items are not mixed up, in whatever order they come")
    func textsOfSeveralLineItemsAreNotMixedUp() throws {
        let reading = try reading(
            "itsl_3,Third,,c3,3,\ncampus-1,Quiz,,c9,9,\nitsl_1,Erster Aufsatz über Äpfel,,c1,1,\nitsl_2,,,c3,,"
        )
        #expect(reading.lineItems.map { $0?.title } == ["Erster Aufsatz über Äpfel", nil, "Third"])
        #expect(reading.lineItems.map { $0?.category } == ["c1", "c3", "c3"])
    }

    @Test(
        "A line item without an id may be any of ours, which would count as deleted, and refuses the set",
        arguments: ["", "NULL"])
    func aLineItemWithoutAnIdRefusesTheSet(_ blank: String) throws {
        let refusal = try #require(throws: InputRefusal.self) { try reading("\(blank),Essay,,,,") }
        #expect(refusal.reason == .blankID("sourcedId") && refusal.position?.line == 2)
    }
}
