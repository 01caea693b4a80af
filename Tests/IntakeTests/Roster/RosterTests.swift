import Domain
import Testing

@testable import Intake

@Suite("What a roster says of periods, classes and schools")
struct RosterTests {
    private func period(_ row: String, endDates: Roster.EndDates = .exclusive) throws -> GradingPeriod? {
        var sample = Sample.roster
        sample["academicSessions.csv"] = "sourcedId,status,startDate,endDate\n\(row)\n"
        return try sample.reading(endDates: endDates).roster.period("q1")
    }

    @Test("A session's end date is the first day after it: OneRoster's rule")
    func aSessionsEndDateIsTheFirstDayAfterIt() throws {
        let period = try period("q1,,2026-09-01,2026-12-19")
        #expect(period?.firstDay.description == "2026-09-01")
        #expect(period?.lastDay.description == "2026-12-18")
    }

    @Test("With roster.endDate: inclusive it is the last day itself")
    func withRosterEndDateInclusiveItIsTheLastDayItself() throws {
        #expect(
            try period("q1,,2026-09-01,2026-12-18", endDates: .inclusive)?.lastDay.description == "2026-12-18"
        )
    }

    @Test("The last day may be in another month or year")
    func lastDay() throws {
        #expect(try period("q1,active,2026-09-01,2027-01-01")?.lastDay.description == "2026-12-31")
    }

    @Test("A session that is to be deleted is none, nor is one whose dates cannot be read")
    func noSession() throws {
        #expect(try period("q1,tobedeleted,2026-09-01,2026-12-19") == nil)
        let other = "\nq2,,2026-09-01,2026-12-19"
        #expect(try period("q1,,2026-09-31,2026-12-19" + other) == nil)
        #expect(try period("q1,,2026-09-01," + other) == nil)
        #expect(try period("q2,,2026-09-01,2026-12-19") == nil)
    }

    @Test("A class has its school; one that Campus does not have, or deletes, has none")
    func aClassHasItsSchool() throws {
        #expect(try Sample.roster.reading().school(of: "class-1") == "school-1")
        var sample = Sample.roster
        sample["classes.csv"] = "sourcedId,status,schoolSourcedId\nclass-1,tobedeleted,school-1\n"
        #expect(try sample.reading().school(of: "class-1") == nil)
        sample["classes.csv"] = "sourcedId,status,schoolSourcedId\nclass-9,,school-1\n"
        #expect(try sample.reading().school(of: "class-1") == nil)
    }

    @Test(
        "A value that cannot be used rejects its row and is reported",
        arguments: [
            (
                "academicSessions.csv", "q2,,,Q2,term,soon,2026-12-19",
                "bad-value academicSessions.csv 3 startDate q2"
            ),
            (
                "academicSessions.csv", "q2,,,Q2,term,2026-09-01,",
                "bad-value academicSessions.csv 3 endDate q2"
            ),
            (
                "academicSessions.csv", "q 2,,,Q2,term,2026-09-01,2026-12-19",
                "bad-value academicSessions.csv 3 sourcedId"
            ),
            ("classes.csv", "a b,,,x,school-1", "bad-value classes.csv 3 sourcedId"),
            ("classes.csv", "class-2,,,x,the school", "bad-value classes.csv 3 schoolSourcedId class-2"),
            ("users.csv", "ü,,,student", "bad-value users.csv 4 sourcedId"),
        ])
    func aValueThatCannotBeUsedRejectsItsRowAndIsReported(_ file: String, _ row: String, _ finding: String)
        throws
    {
        var sample = Sample.roster
        sample.add(row, to: file)
        let reading = try sample.reading()
        #expect(reading.findings.map(brief) == [finding])
        #expect(reading.standing(of: "P1") == .enrolled)
    }

    @Test("OneRoster's own columns and files are no surprise, in either version; others are reported")
    func oneRostersOwnColumnsAndFilesAreNoSurprise() throws {
        var sample = Sample.roster
        sample["courses.csv"] = "sourcedId\n"
        sample["roles.csv"] = "sourcedId\n"
        sample["extra.csv"] = "x\n"
        sample["orgs.csv"] =
            "sourcedId,type,name,identifier,parentSourcedId,metadata.x\nschool-1,school,,,,\n"
        #expect(
            try sample.reading().findings.map(brief) == [
                "unknown-file extra.csv", "unknown-column orgs.csv metadata.x",
            ])
    }

    @Test("How people call classes and schools is kept, and a roster that does not say so is no worse for it")
    func howPeopleCallClassesAndSchoolsIsKept() throws {
        var sample = Sample.roster
        sample.add("school-2,,,,school", to: "orgs.csv")
        let reading = try sample.reading()
        #expect(reading.title(of: "class-1") == "English 1")
        #expect(reading.roster.name(ofSchool: "school-1") == "High School")
        #expect(reading.roster.name(ofSchool: "school-2") == nil)
        #expect(reading.roster.name(ofSchool: "school-9") == nil)

        sample["orgs.csv"] = "sourcedId,type\nschool-1,school\n"
        sample["classes.csv"] = "sourcedId,schoolSourcedId\nclass-1,school-1\n"
        let silent = try sample.reading()
        #expect(silent.title(of: "class-1") == "")
        #expect(silent.school(of: "class-1") == "school-1")
        #expect(silent.roster.name(ofSchool: "school-1") == nil)
    }

    @Test("Every row of enrollments.csv is counted, whoever it enrolls")
    func enrollmentRows() throws {
        var sample = Sample.roster
        sample.add("e2,,,class-9,s9,teacher,,", to: "enrollments.csv")
        #expect(try sample.reading().roster.enrollmentRows == 2)
    }
}
