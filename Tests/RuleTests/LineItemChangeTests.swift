import TestSupport
import Testing

@Suite("A line item that changes in itslearning", .inProcess)
struct LineItemChangeTests {
    @Test(
        "A changed title, due date or max points goes out again under the same id, without results",
        arguments: [
            ("Title", "Essay on rivers", "title", "Essay on rivers"),
            ("Deadline", "2026-12-02T05:59:00Z", "dueDate", "2026-12-01"),
            ("MaxScore", "25.50", "resultValueMax", "25.5"),
        ])
    func aChangedTitleDueDateOrMaxPointsGoesOutAgain(
        column: String, value: String, field: String, sent: String
    ) throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        let first = try workspace.onlyBundle(workspace.export(district))
        // With the day of the first sending over, an assign date made anew would differ.
        district.setItem("901", column, value)
        let report = try workspace.export(district, now: TestWorkspace.secondNight)
        let bundle = try workspace.onlyBundle(report)
        #expect(bundle.lineItems.values("sourcedId") == ["itsl_901_41001", "itsl_901_42001"])
        #expect(bundle.files["results.csv"] == nil)
        #expect(report.classes.inFlight == 9)
        for id in ["itsl_901_41001", "itsl_901_42001"] {
            let before = try #require(first.lineItem(id))
            let after = try #require(bundle.lineItem(id))
            let changed = before.keys.filter { before[$0] != after[$0] }
            #expect(Set(changed) == [field, "dateLastModified"])
            #expect(after[field] == sent)
        }
    }

    @Test("The assign date is kept once sent, though the due date moves on")
    func assignDate() throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        let first = try workspace.onlyBundle(workspace.export(district))
        #expect(first.lineItem("itsl_903_41002")?["assignDate"] == "2026-11-22")
        district.setItem("903", "Deadline", "2026-12-16T05:59:00Z")
        let second = try workspace.onlyBundle(workspace.export(district, now: TestWorkspace.secondNight))
        #expect(second.lineItem("itsl_903_41002")?["dueDate"] == "2026-12-15")
        #expect(second.lineItem("itsl_903_41002")?["assignDate"] == "2026-11-22")
    }

    @Test(
        "A copied course brings last year's ActiveFrom: its line items are assigned on the first day of the period, said once"
    )
    func assignedLastYear() throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        district.setItem("903", "ActiveFrom", "2025-10-20T05:00:00Z")
        let report = try workspace.export(district)
        let first = try workspace.onlyBundle(report)
        #expect(first.lineItem("itsl_903_41002")?["assignDate"] == "2026-10-12")
        #expect(report.notices["assigned-outside-period"] == 1)
        let second = try workspace.export(district, now: TestWorkspace.secondNight)
        #expect(second.bundles.isEmpty)
        #expect(second.notices["assigned-outside-period"] == nil)
    }

    @Test(
        "What was sent before with a day outside the period goes out once more, without results, and not again"
    )
    func assignedOutsideBefore() throws {
        let workspace = try TestWorkspace()
        let district = SmallDistrict()
        _ = try workspace.export(district)
        try workspace.ledger.confirmAll()
        try workspace.ledger.change(
            "UPDATE line_item SET assign_date = '2025-10-20' WHERE sourced_id = 'itsl_903_41002';")
        let report = try workspace.export(district, now: TestWorkspace.secondNight)
        let second = try workspace.onlyBundle(report)
        #expect(second.lineItems.values("sourcedId") == ["itsl_903_41002"])
        #expect(second.lineItem("itsl_903_41002")?["assignDate"] == "2026-10-12")
        #expect(second.files["results.csv"] == nil)
        #expect(report.classes.unchanged == 9)
        #expect(report.notices["assigned-outside-period"] == 1)
        let third = try workspace.export(district, now: TestWorkspace.thirdNight)
        #expect(third.bundles.isEmpty && third.notices["assigned-outside-period"] == nil)
    }

    @Test("The form a title was sent in stays as long as the title does, though the other of its name goes")
    func titleForm() throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        district.setItem("902", "Title", "Essay")
        let first = try workspace.onlyBundle(workspace.export(district))
        #expect(first.lineItem("itsl_901_41001")?["title"] == "Essay")
        #expect(first.lineItem("itsl_902_41001")?["title"] == "Essay (2)")

        district.setItem("901", "Title", "Essay on rivers")
        district.setItem("902", "MaxScore", "12")
        let second = try workspace.onlyBundle(workspace.export(district, now: TestWorkspace.secondNight))
        #expect(second.lineItem("itsl_901_41001")?["title"] == "Essay on rivers")
        #expect(second.lineItem("itsl_902_41001")?["title"] == "Essay (2)")
    }

    @Test("A line item that Campus edited is not sent again, its scores go on")
    func editedInCampus() throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        _ = try workspace.export(district)
        try workspace.ledger.confirmAll()
        try workspace.ledger.change(
            "UPDATE line_item SET campus_edited = 1 WHERE sourced_id = 'itsl_901_41001';")
        district.setItem("901", "Title", "Essay on rivers")
        district.grade("901", "501", "12")
        let bundle = try workspace.onlyBundle(workspace.export(district, now: TestWorkspace.secondNight))
        #expect(bundle.lineItems.values("sourcedId") == ["itsl_901_42001"])
        #expect(bundle.scores == ["itsl_901_41001_s501": "12"])
    }
}
