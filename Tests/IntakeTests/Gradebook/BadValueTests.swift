import Testing

@testable import Intake

@Suite("A bad value rejects its row and is reported")
struct BadValueTests {
    private static let header =
        "GradeBookItemId,CourseId,Title,ElementType,AssessmentId,MaxScore,TermId,Deadline,ActiveFrom,IsActive,"
        + "IsAssessmentVisible\n"

    @Test(
        "In GradebookItems.csv, with file, line, column and id",
        arguments: [
            ("I1,C9,Essay,Test,-1,10,T1,,,,", "unknown-reference GradebookItems.csv 2 CourseId I1"),
            ("I1,C1,,Test,-1,10,T1,,,,", "bad-value GradebookItems.csv 2 Title I1"),
            ("I1,C1, ,Test,-1,10,T1,,,,", "bad-value GradebookItems.csv 2 Title I1"),
            ("I1,C1,Essay,Test,-1,ten,T1,,,,", "bad-value GradebookItems.csv 2 MaxScore I1"),
            ("I1,C1,Essay,Test,-1,-10,T1,,,,", "bad-value GradebookItems.csv 2 MaxScore I1"),
            ("I1,C1,Essay,Test,-1,100000,T1,,,,", "bad-value GradebookItems.csv 2 MaxScore I1"),
            ("I1,C1,Essay,Test,-1,\"10,5\",T1,,,,", "bad-value GradebookItems.csv 2 MaxScore I1"),
            ("I1,C1,Essay,Test,-1,10,T1,tomorrow,,,", "bad-value GradebookItems.csv 2 Deadline I1"),
            ("I1,C1,Essay,Test,-1,10,T1,2026-10-32,,,", "bad-value GradebookItems.csv 2 Deadline I1"),
            (
                "I1,C1,Essay,Test,-1,10,T1,,2026-13-01T00:00:00Z,,",
                "bad-value GradebookItems.csv 2 ActiveFrom I1"
            ),
            ("I1,C1,Essay,Test,-1,10,T1,,,yes,", "bad-value GradebookItems.csv 2 IsActive I1"),
            ("I1,C1,Essay,Test,-1,10,T1,,,,2", "bad-value GradebookItems.csv 2 IsAssessmentVisible I1"),
        ])
    func inGradebookItemsCsvWithFile(_ row: String, _ finding: String) throws {
        var sample = Sample.gradebook
        sample["GradebookItems.csv"] = Self.header + row + "\nI2,C1,Good,Test,-1,10,T1,,,,\n"
        let reading = try sample.gradebook()
        #expect(reading.findings.map(brief) == [finding])
        #expect(reading.gradebook.item(atRank: 0).isRejected)
        #expect(!reading.gradebook.item(atRank: 1).isRejected)
    }

    @Test("A row with several bad values is reported once")
    func aRowWithSeveralBadValuesIsReportedOnce() throws {
        var sample = Sample.gradebook
        sample["GradebookItems.csv"] = Self.header + "I1,C9,,Test,-1,ten,T1,soon,soon,yes,no\n"
        #expect(try sample.gradebook().findings.count == 1)
    }

    @Test(
        "A course whose GradePassback cannot be read is rejected, and its items with it",
        arguments: ["yes", "2", "ja"])
    func aCourseWhoseGradePassbackCannotBeReadIsRejected(_ passback: String) throws {
        var sample = Sample.gradebook
        sample["Courses.csv"] =
            sample.header(of: "Courses.csv") + "\nC1,k,English,\(passback)\nC2,k,Art,true\n"
        sample.add("I2,C2,Good,Test,-1,10,T1,", to: "GradebookItems.csv")
        let reading = try sample.gradebook()
        #expect(reading.findings.map(brief) == ["bad-value Courses.csv 2 GradePassback C1"])
        #expect(reading.gradebook.item(atRank: 0).isRejected)
        #expect(!reading.gradebook.item(atRank: 1).isRejected)
    }

    @Test(
        "A row without its id is rejected",
        arguments: [
            ("Courses.csv", ",k,Art,true", "bad-value Courses.csv 3 CourseId"),
            ("CourseGroups.csv", ",C1,class-2,x", "bad-value CourseGroups.csv 3 CourseGroupId"),
            ("Persons.csv", ",s3", "bad-value Persons.csv 4 PersonId"),
            ("Terms.csv", ",x,,,spring", "bad-value Terms.csv 3 TermId"),
            ("GradebookItems.csv", ",C1,x,Test,-1,1,T1,", "bad-value GradebookItems.csv 3 GradeBookItemId"),
        ])
    func aRowWithoutItsIdIsRejected(_ file: String, _ row: String, _ finding: String) throws {
        var sample = Sample.gradebook
        sample.add(row, to: file)
        let reading = try sample.gradebook()
        #expect(reading.findings.map(brief) == [finding])
        #expect(content(of: reading.gradebook) == content(of: try Sample.gradebook.gradebook().gradebook))
    }

    @Test("A group of an unknown course is left out, and who is in it with it")
    func aGroupOfAnUnknownCourseIsLeftOut() throws {
        var sample = Sample.gradebook
        sample.add("G2,C9,class-2,x", to: "CourseGroups.csv")
        sample.add("G2,P1", to: "CourseGroupMembers.csv")
        let reading = try sample.gradebook()
        #expect(reading.findings.map(brief) == ["unknown-reference CourseGroups.csv 3 CourseId G2"])
        #expect(reading.gradebook.sectionCount == 1)
        #expect(reading.gradebook.sections(ofPerson: 0).count == 1)
    }

    @Test("A membership in an unknown group is left out")
    func aMembershipInAnUnknownGroupIsLeftOut() throws {
        var sample = Sample.gradebook
        sample.add("G9,P1", to: "CourseGroupMembers.csv")
        let reading = try sample.gradebook()
        #expect(reading.findings.map(brief) == ["unknown-reference CourseGroupMembers.csv 4 CourseGroupId"])
        #expect(reading.gradebook.sections(ofPerson: 0).count == 1)
    }

    @Test(
        "A transfer request for something unknown, or without a time, is left out",
        arguments: [
            ("C9,2026-10-01T00:00:00Z,,", "unknown-reference TransferRequests.csv 2 CourseId"),
            ("C1,2026-10-01T00:00:00Z,I9,", "unknown-reference TransferRequests.csv 2 GradeBookItemId"),
            ("C1,2026-10-01T00:00:00Z,,G9", "unknown-reference TransferRequests.csv 2 CourseGroupId"),
            ("C1,,,", "bad-value TransferRequests.csv 2 RequestedAt C1"),
        ])
    func aTransferRequestForSomethingUnknown(_ row: String, _ finding: String) throws {
        var sample = Sample.gradebook
        sample["TransferRequests.csv"] = "CourseId,RequestedAt,GradeBookItemId,CourseGroupId\n\(row)\n"
        let reading = try sample.gradebook()
        #expect(reading.findings.map(brief) == [finding])
        #expect(reading.gradebook.item(atRank: 0).newestRequest(section: 0) == nil)
    }

    @Test("A finding shows ids, never a name, a title or a value")
    func aFindingShowsIds() throws {
        var sample = Sample.gradebook
        sample["GradebookItems.csv"] = Self.header + "I1,C1,Anna's essay,Test,-1,secret,T1,,,,\n"
        let finding = try #require(try sample.gradebook().findings.first)
        #expect(!"\(finding)".contains("Anna") && !"\(finding)".contains("secret"))
    }
}
