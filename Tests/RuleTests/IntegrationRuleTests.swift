import TestSupport
import Testing

@Suite("Rules 1 to 6 of the live integration", .inProcess)
struct IntegrationRuleTests {
    @Test("1. Only courses made by the integration from Campus, with grade passback on")
    func onlyCoursesMadeByTheIntegrationFromCampus() throws {
        var district = SmallDistrict()
        district.change("Courses.csv") { $0.set("CourseSyncKey", to: "", where: ["CourseId": "12"]) }
        let made = try TestWorkspace().export(district)
        #expect(made.classes.held == ["course-not-from-campus": 2])
        #expect(made.classes.sent == 7)

        district = SmallDistrict()
        district.change("Courses.csv") { $0.set("GradePassback", to: "false", where: ["CourseId": "11"]) }
        let off = try TestWorkspace().export(district)
        #expect(off.classes.held == ["passback-off": 7])
        #expect(off.classes.sent == 2)
    }

    @Test(
        "2. Only items tagged to a term and on the Score scale",
        arguments: [
            ("TermId", "", "no-term"), ("TermId", "0", "no-term"), ("AssessmentId", "17", "scale-not-score"),
        ])
    func onlyItemsTaggedToATermAndOnTheScoreScale(column: String, value: String, code: String) throws {
        var district = SmallDistrict()
        district.setItem("901", column, value)
        let workspace = try TestWorkspace()
        let report = try workspace.export(district)
        #expect(report.classes.held == [code: 5])
        #expect(Set(try workspace.onlyBundle(report).lineItems.values("title")) == ["Quiz", "Lab report"])
    }

    @Test("3. Only Assignments, Tests and Tasks")
    func onlyAssignmentsTestsAndTasks() throws {
        var district = SmallDistrict()
        district.setItem("902", "ElementType", "Survey")
        district.setItem("903", "ElementType", "Discussion")
        let workspace = try TestWorkspace()
        let report = try workspace.export(district)
        #expect(report.classes.held == ["item-type": 4])
        #expect(Set(try workspace.onlyBundle(report).lineItems.values("title")) == ["Essay"])

        let all = try TestWorkspace()
        let titles = try all.onlyBundle(all.export(SmallDistrict())).lineItems.values("title")
        #expect(Set(titles) == ["Essay", "Quiz", "Lab report"])
    }

    @Test("4. Per item and section: AssignmentID, SectionID, title as in the gradebook, due date, max points")
    func perItemAndSection() throws {
        let workspace = try TestWorkspace()
        let bundle = try workspace.onlyBundle(workspace.export(SmallDistrict()))
        let essay = try #require(bundle.lineItem("itsl_901_41001"))
        #expect(essay["classSourcedId"] == "41001")
        #expect(essay["title"] == "Essay")
        // The evening of the 9th in Chicago, which in UTC is the 10th already.
        #expect(essay["dueDate"] == "2026-11-09")
        #expect(essay["resultValueMin"] == "0")
        #expect(essay["resultValueMax"] == "20")
        #expect(essay["gradingPeriodSourcedId"] == "gp2")
    }

    @Test("5. Each student's score")
    func eachStudentsScore() throws {
        let workspace = try TestWorkspace()
        let bundle = try workspace.onlyBundle(workspace.export(SmallDistrict()))
        #expect(
            bundle.scores == [
                "itsl_901_41001_s501": "11", "itsl_901_41001_s502": "12", "itsl_901_41001_s503": "13",
                "itsl_901_42001_s504": "14", "itsl_901_42001_s505": "15", "itsl_902_41001_s501": "8.5",
                "itsl_902_42001_s504": "9", "itsl_903_41002_s501": "41", "itsl_903_41002_s506": "43",
            ])
        #expect(bundle.results.rows.allSatisfy { $0["scoreStatus"] == "fully graded" })
    }

    @Test("6. An item of a merged course becomes an assignment in every section")
    func rule6EverySection() throws {
        let workspace = try TestWorkspace()
        let bundle = try workspace.onlyBundle(workspace.export(SmallDistrict()))
        #expect(bundle.lineItem("itsl_901_41001")?["title"] == "Essay")
        #expect(bundle.lineItem("itsl_901_42001")?["title"] == "Essay")
    }

    @Test("6. A student of two sections of the course gets the score in both")
    func rule6TwoSections() throws {
        var district = SmallDistrict()
        district.change("CourseGroupMembers.csv") { $0.append(["112", "501"]) }
        district.change("enrollments.csv") { $0.append(["e9", "", "", "42001", "MS", "s501", "student"]) }
        let workspace = try TestWorkspace()
        let scores = try workspace.onlyBundle(workspace.export(district)).scores
        #expect(scores["itsl_901_41001_s501"] == "11")
        #expect(scores["itsl_901_42001_s501"] == "11")
    }

    @Test("6. The sender can pick groups: only those go out")
    func rule6Groups() throws {
        var district = SmallDistrict()
        district.gradebook["TransferRequests.csv"] = CSVTable(
            "CourseId GradeBookItemId CourseGroupId RequestedAt",
            [["11", "901", "112", "2026-11-20T00:00:00Z"]])
        let workspace = try TestWorkspace(configuration: "transfer:\n  mode: requested")
        let report = try workspace.export(district)
        #expect(report.classes.held == ["not-requested": 7])
        #expect(
            try workspace.onlyBundle(report).scores == [
                "itsl_901_42001_s504": "14", "itsl_901_42001_s505": "15",
            ])
    }
}
