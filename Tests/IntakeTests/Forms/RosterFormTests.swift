import Domain
import DurableFiles
import Testing

@testable import Inputs
@testable import Intake

@Suite("Words, days and rows of a roster as systems write them")
struct RosterFormTests {
    private func reading(
        _ file: String, replacing old: String, with new: String, profile: Profile = Profile()
    ) throws -> RosterReading {
        var sample = Sample.roster
        #expect(sample[file].contains(old))
        sample[file] = sample[file].replacing(old, with: new)
        return try sample.reading(profile: profile)
    }

    @Test(
        "The role counts in any case, with spaces around it", arguments: ["Student", "STUDENT", " student "])
    func theRoleCountsInAnyCase(_ role: String) throws {
        let reading = try reading("enrollments.csv", replacing: ",student,", with: ",\(role),")
        #expect(reading.standing(of: "P1") == .enrolled && reading.findings.isEmpty)
    }

    @Test(
        "The status counts in any case, with spaces around it",
        arguments: [
            ("active", true), ("Active", true), (" ACTIVE", true), (" ", true), ("tobedeleted", false),
            ("ToBeDeleted ", false),
        ])
    func theStatusCountsInAnyCase(_ status: String, _ isActive: Bool) throws {
        for (file, row) in [("users.csv", "s1,"), ("classes.csv", "class-1,"), ("enrollments.csv", "e1,")] {
            let reading = try reading(file, replacing: row + ",", with: row + status + ",")
            #expect((reading.standing(of: "P1") == .enrolled) == (isActive || file == "classes.csv"))
            #expect((reading.school(of: "class-1") != nil) == (isActive || file != "classes.csv"))
            #expect(reading.findings.isEmpty)
        }
    }

    @Test(
        "A status that OneRoster does not have is told and never taken for active, unless the district says so"
    )
    func unknownStatus() throws {
        var sample = Sample.roster
        sample["enrollments.csv"] = sample["enrollments.csv"].replacing("e1,,", with: "e1,inactive,")
        let reading = try sample.reading()
        #expect(reading.standing(of: "P1") == .notEnrolled)
        #expect(reading.findings.map(brief) == ["unknown-status enrollments.csv 2 status e1"])
        let active = try sample.reading(inactive: .active)
        #expect(active.standing(of: "P1") == .enrolled)
        #expect(active.findings.map(brief) == ["unknown-status enrollments.csv 2 status e1"])
    }

    @Test(
        "A day may have a midnight behind it",
        arguments: [
            "2026-09-01", "2026-09-01 00:00:00.000", "2026-09-01T00:00:00Z", "2026-09-01T00:00:00+00:00",
            " 2026-09-01 ", "2026-09-01 00:00",
        ])
    func aDayMayHaveAMidnightBehindIt(_ day: String) throws {
        let session = try reading("academicSessions.csv", replacing: "2026-09-01", with: day)
        #expect(session.roster.period("autumn")?.firstDay.description == "2026-09-01")
        let enrollment = try reading("enrollments.csv", replacing: "2026-09-01", with: day)
        #expect(enrollment.standing(of: "P1") == .enrolled && enrollment.findings.isEmpty)
    }

    @Test(
        "A day that may be another one rejects its row",
        arguments: [
            "2026-09-01T05:00:00Z", "2026-09-01T00:00:00-05:00", "09/01/2026", "1/9/2026", "01.09.2026",
            "20260901",
            "2026-9-1",
        ])
    func aDayThatMayBeAnotherOneRejectsItsRow(_ day: String) throws {
        let reading = try reading("enrollments.csv", replacing: "2026-09-01", with: day)
        #expect(reading.standing(of: "P1") == .notEnrolled)
        #expect(reading.findings.map(\.code) == [.badValue])
    }

    @Test(
        "Month first is taken where the profile says so",
        arguments: ["09/01/2026", "9/1/2026", "9/1/2026 12:00:00 AM"])
    func monthFirstIsTakenWhereTheProfileSaysSo(_ day: String) throws {
        var profile = Profile()
        profile.dates[.roster] = .us
        let reading = try reading("enrollments.csv", replacing: "2026-09-01", with: day, profile: profile)
        #expect(reading.standing(of: "P1") == .enrolled && reading.findings.isEmpty)
    }

    @Test("A row that repeats another to the letter is passed over and counted, in each table")
    func repeatedRows() throws {
        var sample = Sample.roster
        for file in ["orgs.csv", "academicSessions.csv", "classes.csv", "users.csv", "enrollments.csv"] {
            let rows = sample[file].split(separator: "\n").dropFirst()
            for row in rows + rows { sample.add(String(row), to: file) }
        }
        let reading = try sample.reading()
        #expect(reading.standing(of: "P1") == .enrolled)
        #expect(reading.findings.map(\.code) == Array(repeating: .repeatedRow, count: 5))
        #expect(reading.findings.map(\.count) == [2, 2, 2, 4, 2])
    }

    @Test("Where most days of a column cannot be read the roster is refused, with what they look like")
    func mostDays() throws {
        var sample = Sample.roster
        sample["academicSessions.csv"] =
            "sourcedId,startDate,endDate\n"
            + (1...4).map { "q\($0),2026-0\($0)-01,0\($0 + 1)/01/2026\n" }.joined()
        let refusal = try sample.refusalAsRoster()
        #expect(
            refusal?.reason
                == .unreadableColumn(
                    "endDate", .date(.roster, .iso), unreadable: 4, of: 4, shapes: ["99/99/9999"]))
        #expect(refusal?.reason.advice.contains("profile.dates") == true)
        // The advice helps.
        var profile = Profile()
        profile.dates[.roster] = .us
        #expect(try sample.refusalAsRoster(profile: profile) == nil)
    }

    @Test(
        "Of one to three sessions all dates that cannot be read are enough; one that can be read is another matter",
        arguments: 1...3)
    func ofOneToThreeSessionsAllDatesThatCannotBeReadAreEnough(_ count: Int) throws {
        for column in ["startDate", "endDate"] {
            var sample = Sample.roster
            sample["academicSessions.csv"] =
                "sourcedId,startDate,endDate\n"
                + (1...count).map {
                    column == "startDate"
                        ? "q\($0),10/1\($0)/2026,2026-12-19\n" : "q\($0),2026-10-12,12/1\($0)/2026\n"
                }.joined()
            let refusal = try sample.refusalAsRoster()
            #expect(
                refusal?.reason
                    == .unreadableColumn(
                        column, .date(.roster, .iso), unreadable: count, of: count, shapes: ["99/99/9999"]))
            #expect(
                refusal?.reason.advice.contains("profile.dates of gradebridge.yaml: \"roster = us\"") == true)
            // The advice helps.
            var profile = Profile()
            profile.dates[.roster] = .us
            #expect(try sample.refusalAsRoster(profile: profile) == nil)
            sample.add("q9,2026-10-12,2026-12-19", to: "academicSessions.csv")
            #expect(try sample.refusalAsRoster() == nil)
        }
    }

    @Test("Where month first was said already, it is not advised once more")
    func monthFirstWasSaid() throws {
        var sample = Sample.roster
        sample["academicSessions.csv"] = "sourcedId,startDate,endDate\nq1,13/10/2026,18/12/2026\n"
        var profile = Profile()
        profile.dates[.roster] = .us
        let refusal = try sample.refusalAsRoster(profile: profile)
        #expect(refusal?.reason.advice.contains("YYYY-MM-DD") == true)
        #expect(refusal?.reason.advice.contains("profile.dates") == false)
    }

    @Test(
        "Where most rows that count would be left out for their status the roster is refused, unless the district says what it means",
        arguments: ["users.csv", "enrollments.csv"])
    func mostStatuses(_ file: String) throws {
        var gradebook = Sample.gradebook
        var sample = Sample.roster
        for number in 3...6 {
            gradebook.add("P\(number),s\(number)", to: "Persons.csv")
            gradebook.add("G1,P\(number)", to: "CourseGroupMembers.csv")
            sample.add("s\(number),,,student", to: "users.csv")
        }
        for number in 2...6 { sample.add("e\(number),,,class-1,s\(number),student,,", to: "enrollments.csv") }
        func say(_ word: String, _ numbers: ClosedRange<Int>) {
            let letter = file == "users.csv" ? "s" : "e"
            for number in numbers {
                #expect(sample[file].contains("\n\(letter)\(number),,"))
                sample[file] = sample[file].replacing(
                    "\n\(letter)\(number),,", with: "\n\(letter)\(number),\(word),")
            }
        }
        say("A", 1...3)
        #expect(
            try sample.reading(for: gradebook).findings.map(\.code)
                == Array(repeating: .unknownStatus, count: 3))
        say("A", 4...4)
        let refusal = try refusal { _ = try sample.reading(for: gradebook) }
        #expect(refusal?.file == file)
        #expect(refusal?.reason == .unreadableColumn("status", .status, unreadable: 4, of: 6, shapes: ["A"]))
        #expect(refusal?.reason.advice.contains("roster.inactive") == true)
        // Either word of the advice helps.
        #expect(try sample.reading(for: gradebook, inactive: .active).standing(of: "P1") == .enrolled)
        #expect(try sample.reading(for: gradebook, inactive: .leftOut).standing(of: "P1") != .enrolled)
        // Words that OneRoster has say what they mean.
        sample[file] = sample[file].replacing(",A,", with: ",tobedeleted,")
        #expect(try sample.reading(for: gradebook).findings == [])
    }

    @Test("Where no enrollment has the role student the roster is refused")
    func whereNoEnrollmentHasTheRoleStudentTheRosterIsRefused() throws {
        var sample = Sample.roster
        for number in 2...4 { sample.add("e\(number),,,class-1,s\(number),student,,", to: "enrollments.csv") }
        sample["enrollments.csv"] = sample["enrollments.csv"].replacing(",student,", with: ",pupil,")
        #expect(
            try sample.refusalAsRoster()?.description.contains("no enrollment of 4 has the role student")
                == true)
    }
}
