import Domain
import Testing

@testable import Intake

@Suite("What an export says of courses and items")
struct CourseRuleTests {
    private func facts(course: String = "C1,campus-1,English,true", item: String) throws -> Gradebook {
        var sample = Sample.gradebook
        sample["Courses.csv"] = sample.header(of: "Courses.csv") + "\n" + course + "\n"
        sample["GradebookItems.csv"] = sample.header(of: "GradebookItems.csv") + "\n" + item + "\n"
        return try sample.gradebook().gradebook
    }

    private let essay = "I1,C1,Essay,Assignment,-1,10,T1,"

    @Test("Rule 1: a course without CourseSyncKey was made by a teacher")
    func aCourseWithoutCourseSyncKeyWasMadeByATeacher() throws {
        #expect(try facts(item: essay).item(atRank: 0).facts.courseFromCampus)
        #expect(try !facts(course: "C1,,English,true", item: essay).item(atRank: 0).facts.courseFromCampus)
    }

    @Test("Rule 1: grade passback is on where the course says so", arguments: ["true", "TRUE", "True", "1"])
    func passbackOn(_ value: String) throws {
        #expect(try facts(course: "C1,k,English,\(value)", item: essay).item(atRank: 0).facts.passbackOn)
    }

    @Test("Rule 1: and off where it says not", arguments: ["false", "FALSE", "0"])
    func andOffWhereItSaysNot(_ value: String) throws {
        #expect(try !facts(course: "C1,k,English,\(value)", item: essay).item(atRank: 0).facts.passbackOn)
    }

    @Test(
        "A course is active unless its status says otherwise",
        arguments: [
            ("Active", true), ("", true), ("TrashCan", false), ("Deleted", false), ("Archived", false),
        ])
    func aCourseIsActiveUnlessItsStatusSaysOtherwise(_ status: String, _ isActive: Bool) throws {
        var sample = Sample.gradebook
        sample["Courses.csv"] =
            "CourseId,CourseSyncKey,Title,GradePassback,Status\nC1,k,English,true,\(status)\n"
        #expect(try sample.gradebook().gradebook.item(atRank: 0).facts.courseActive == isActive)
    }

    @Test(
        "Rule 3: only Assignments, Tests and Tasks",
        arguments: [
            ("Assignment", true), ("Test", true), ("Task", true), ("Discussion", false),
            ("assignment", true), ("TEST", true), (" task ", true),
            ("", false), ("Tasks", false),
        ])
    func rule3OnlyAssignments(_ type: String, _ isTransferred: Bool) throws {
        let item = try facts(item: "I1,C1,Essay,\(type),-1,10,T1,").item(atRank: 0)
        #expect(item.facts.isTransferredType == isTransferred)
    }

    @Test(
        "Rule 2: AssessmentId -1 is the Score scale",
        arguments: [("-1", true), ("1", false), ("", false), ("-10", false)])
    func rule2AssessmentId1IsTheScoreScale(_ id: String, _ isScore: Bool) throws {
        #expect(
            try facts(item: "I1,C1,Essay,Test,\(id),10,T1,").item(atRank: 0).facts.isOnScoreScale == isScore)
    }

    @Test(
        "Rule 2: TermId empty or 0 is no term; one that is not in Terms.csv is a term without a grading period"
    )
    func rule2TermIdEmptyOr0IsNoTerm() throws {
        let none = try ["", "0"].map { try facts(item: "I1,C1,Essay,Test,-1,10,\($0),") }
        for gradebook in none { #expect(!gradebook.item(atRank: 0).facts.hasTerm) }
        let unknown = try facts(item: "I1,C1,Essay,Test,-1,10,T9,")
        #expect(unknown.item(atRank: 0).facts.hasTerm && unknown.item(atRank: 0).externalTerm == nil)
        let known = try facts(item: essay)
        #expect(known.item(atRank: 0).externalTerm == "autumn")
    }

    @Test("A term without an ExternalTermId has no grading period")
    func aTermWithoutAnExternalTermIdHasNoGradingPeriod() throws {
        var sample = Sample.gradebook
        sample["Terms.csv"] = sample.header(of: "Terms.csv") + "\nT1,Autumn,2026-09-01,2026-12-18,\n"
        #expect(try sample.gradebook().gradebook.item(atRank: 0).externalTerm == nil)
    }

    @Test("Rule 4: an item has its id, its title to the byte, its deadline and its max points")
    func rule4AnItemHasItsId() throws {
        let gradebook = try facts(
            item: "I1,C1,\" Essay, \"\"long\"\" \",Assignment,-1,10.50,T1,2026-10-02T04:59:00Z")
        let item = gradebook.item(atRank: 0)
        #expect(item.id == "I1")
        #expect(item.title == " Essay, \"long\" ")
        #expect(item.facts.maxPoints?.description == "10.5")
        #expect(item.facts.deadline?.description == "2026-10-02T04:59:00.000Z")
        #expect(item.facts.activeFrom == nil)
    }

    @Test("Without a MaxScore there are no max points, and 0 is 0")
    func withoutAMaxScoreThereAreNoMaxPointsAnd0Is0() throws {
        #expect(try facts(item: "I1,C1,Essay,Test,-1,,T1,").item(atRank: 0).facts.maxPoints == nil)
        #expect(try facts(item: "I1,C1,Essay,Test,-1,0,T1,").item(atRank: 0).facts.maxPoints == .zero)
    }

    @Test("IsActive and IsAssessmentVisible hold an item where they are false, ActiveFrom is kept")
    func isActiveAndIsAssessmentVisibleHoldAnItemWhereTheyAreFalse() throws {
        var sample = Sample.gradebook
        sample["GradebookItems.csv"] =
            sample.header(of: "GradebookItems.csv") + ",CategoryId,ActiveFrom,IsActive,IsAssessmentVisible\n"
            + "I1,C1,A,Test,-1,10,T1,,,2026-09-03T08:00:00Z,false,true\nI2,C1,B,Test,-1,10,T1,,,,,0\n"
        let gradebook = try sample.gradebook().gradebook
        let (first, second) = (gradebook.item(atRank: 0).facts, gradebook.item(atRank: 1).facts)
        #expect((first.isActive, first.isVisible) == (false, true))
        #expect(first.activeFrom?.description == "2026-09-03T08:00:00.000Z")
        #expect((second.isActive, second.isVisible) == (true, false))
        #expect(second.activeFrom == nil)
    }

    @Test("A time in the year 0001 was never set")
    func aTimeInTheYear0001WasNeverSet() throws {
        var sample = Sample.gradebook
        sample["GradebookItems.csv"] =
            sample.header(of: "GradebookItems.csv") + ",ActiveFrom\n"
            + "I1,C1,A,Test,-1,10,T1,0001-01-01T00:00:00Z,0001-01-01T00:00:00\n"
        let reading = try sample.gradebook()
        let facts = reading.gradebook.item(atRank: 0).facts
        #expect(facts.deadline == nil && facts.activeFrom == nil && reading.findings.isEmpty)
    }

    @Test("Items stand in the byte order of their ids")
    func itemsStandInTheByteOrderOfTheirIds() throws {
        var sample = Sample.gradebook
        sample["GradebookItems.csv"] = sample.header(of: "GradebookItems.csv") + "\n"
        for id in ["9", "10", "a", "Z", "ü", "1"] {
            sample.add("\(id),C1,x,Test,-1,1,T1,", to: "GradebookItems.csv")
        }
        let gradebook = try sample.gradebook().gradebook
        #expect((0..<6).map { gradebook.item(atRank: $0).id } == ["1", "10", "9", "Z", "a", "ü"])
    }

    @Test("An item has the category that the export names for it, where there is one")
    func anItemHasTheCategoryThatTheExportNamesForIt() throws {
        var sample = Sample.gradebook
        sample["GradebookCategories.csv"] = "CategoryId,Title\nK1,Homework\n"
        sample["GradebookItems.csv"] =
            sample.header(of: "GradebookItems.csv") + ",CategoryId\n"
            + "I1,C1,A,Test,-1,10,T1,,K1\nI2,C1,B,Test,-1,10,T1,,\nI3,C1,C,Test,-1,10,T1,,K9\n"
        let gradebook = try sample.gradebook().gradebook
        #expect(gradebook.item(atRank: 0).category?.id == "K1")
        #expect(gradebook.item(atRank: 0).category?.title == "Homework")
        #expect(gradebook.item(atRank: 1).category == nil)
        #expect(gradebook.item(atRank: 2).category == nil)
    }
}
