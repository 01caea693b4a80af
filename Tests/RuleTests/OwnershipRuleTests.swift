import TestSupport
import Testing

@Suite("Rules 7 to 12 of the live integration", .inProcess)
struct OwnershipRuleTests {
    @Test("7. A manually made Campus assignment is never updated: only ids of our own are ever written")
    func aManuallyMadeCampusAssignmentIsNeverUpdated() throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        var ours: Set<String> = []
        for (night, now) in [TestWorkspace.firstNight, TestWorkspace.secondNight].enumerated() {
            district.grade("901", "501", "\(night + 1)")
            district.setItem("902", "Title", "Quiz \(night)")
            let bundle = try workspace.onlyBundle(workspace.export(district, now: now))
            ours.formUnion(
                try workspace.ledger.sql("SELECT sourced_id FROM line_item;").split(separator: "\n").map(
                    String.init))
            for row in bundle.lineItems.rows { #expect(ours.contains(row["sourcedId"] ?? "")) }
            for row in bundle.results.rows {
                #expect(ours.contains(row["lineItemSourcedId"] ?? ""))
                #expect((row["sourcedId"] ?? "").hasPrefix("\(row["lineItemSourcedId"] ?? "?")_"))
            }
        }
        #expect(ours.allSatisfy { $0.hasPrefix("itsl_") })
    }

    @Test("8. New and changed scores go out with the next transfer, not before")
    func newAndChangedScoresGoOutWithTheNextTransfer() throws {
        var district = SmallDistrict()
        district.gradebook["TransferRequests.csv"] = CSVTable(
            "CourseId GradeBookItemId CourseGroupId RequestedAt", [["12", "903", "", "2026-11-20T00:00:00Z"]])
        let workspace = try TestWorkspace(configuration: "transfer:\n  mode: requested")
        _ = try workspace.export(district)

        district.grade("903", "501", "42", at: "2026-11-22T15:00:00Z")
        let waiting = try workspace.export(district, now: TestWorkspace.secondNight)
        #expect(waiting.bundles.isEmpty)
        #expect(waiting.classes.held["not-requested"] == 8)

        district.change("TransferRequests.csv") { $0.append(["12", "903", "", "2026-11-23T15:00:00Z"]) }
        let transferred = try workspace.export(district, now: TestWorkspace.thirdNight)
        #expect(try workspace.onlyBundle(transferred).scores == ["itsl_903_41002_s501": "42"])
    }

    @Test("9. A score changed in Campus is no longer updated, for good")
    func aScoreChangedInCampusIsNoLongerUpdated() throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        _ = try workspace.export(district)
        try workspace.ledger.freeze("itsl_901_41001", "s501", campus: "18")
        for (score, now) in [("19", TestWorkspace.secondNight), ("18", TestWorkspace.thirdNight)] {
            district.grade("901", "501", score)
            let report = try workspace.export(district, now: now)
            #expect(report.bundles.isEmpty)
            #expect(report.classes.frozen == 1)
        }
    }

    @Test("9. A frozen score is in a bulk bundle with Campus's own value, never with ours")
    func rule9Bulk() throws {
        let workspace = try TestWorkspace(configuration: "bundle:\n  mode: bulk")
        var district = SmallDistrict()
        _ = try workspace.export(district)
        try workspace.ledger.freeze("itsl_901_41001", "s501", campus: "18")
        district.grade("901", "501", "19")
        district.grade("901", "502", "2")
        let scores = try workspace.onlyBundle(workspace.export(district, now: TestWorkspace.secondNight))
            .scores
        #expect(scores["itsl_901_41001_s501"] == "18")
        #expect(scores["itsl_901_41001_s502"] == "2")
        #expect(scores.count == 9)
    }

    @Test(
        "9. Where Campus removed the item or changed its points, nothing more is sent for it",
        arguments: [
            "points-changed", "item-removed",
        ])
    func rule9LineItem(code: String) throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        _ = try workspace.export(district)
        try workspace.ledger.hold("itsl_901_41001", code)
        for person in ["501", "502", "504"] { district.grade("901", person, "5") }
        let report = try workspace.export(district, now: TestWorkspace.secondNight)
        #expect(report.classes.held == [code: 3])
        #expect(try workspace.onlyBundle(report).scores == ["itsl_901_42001_s504": "5"])
        #expect(report.attention.contains(code))
    }

    @Test("10. No due date: the last day of the Campus grading period")
    func noDueDateTheLastDayOfTheCampusGradingPeriod() throws {
        let workspace = try TestWorkspace()
        let bundle = try workspace.onlyBundle(workspace.export(SmallDistrict()))
        // The session ends on the 19th, exclusive.
        #expect(bundle.lineItem("itsl_903_41002")?["dueDate"] == "2026-12-18")
    }

    @Test("11. Weighting stays in Campus: no file of a bundle has a weight")
    func weightingStaysInCampus() throws {
        var district = SmallDistrict()
        district.change("GradebookCategories.csv") { $0.set("Weight", to: "4242") }
        for version in ["1.1", "1.2"] {
            let workspace = try TestWorkspace(
                configuration: "bundle:\n  version: \"\(version)\"\n" + TestWorkspace.ownCategory)
            let bundle = try workspace.onlyBundle(workspace.export(district))
            for bytes in bundle.files.values {
                let text = String(decoding: bytes, as: UTF8.self)
                #expect(!text.contains("4242"))
            }
            // OneRoster 1.2 has the column.
            #expect(bundle.table("categories.csv").rows.allSatisfy { ($0["weight"] ?? "") == "" })
        }
    }

    @Test("12. Lateness is not flagged by us: late, missing, incomplete and inProgress stay empty")
    func latenessIsNotFlaggedByUs() throws {
        var district = SmallDistrict()
        // Assessed long after the deadline.
        district.grade("901", "501", "11", at: "2026-11-22T20:00:00Z")
        let workspace = try TestWorkspace(configuration: TestWorkspace.oneRoster12)
        let results = try workspace.onlyBundle(workspace.export(district)).results
        #expect(results.rows.count == 9)
        for column in ["late", "missing", "incomplete", "inProgress"] {
            #expect(results.columns.contains(column))
            #expect(Set(results.values(column)) == [""], "\(column)")
        }
    }
}
