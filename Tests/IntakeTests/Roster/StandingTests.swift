import Domain
import Testing

@testable import Intake

struct EnrollmentCase: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// status, class, user, role, beginDate and endDate of one enrollment.
    var cells: String
    var exclusive: Standing
    var inclusive: Standing

    init(_ name: String, _ cells: String, _ exclusive: Standing, inclusive: Standing? = nil) {
        testDescription = name
        self.cells = cells
        self.exclusive = exclusive
        self.inclusive = inclusive ?? exclusive
    }
}

/// Today is 23 November 2026.
@Suite("Where a student stands in the roster")
struct StandingTests {
    static let cases = [
        EnrollmentCase("enrolled", ",class-1,s1,student,2026-09-01,2026-12-19", .enrolled),
        EnrollmentCase("without dates", ",class-1,s1,student,,", .enrolled),
        EnrollmentCase("marked active", "active,class-1,s1,student,,", .enrolled),
        EnrollmentCase("began today", ",class-1,s1,student,2026-11-23,", .enrolled),
        EnrollmentCase("begins tomorrow", ",class-1,s1,student,2026-11-24,", .notEnrolled),
        EnrollmentCase("ended yesterday", ",class-1,s1,student,,2026-11-22", .notEnrolled),
        EnrollmentCase("ends today", ",class-1,s1,student,,2026-11-23", .notEnrolled, inclusive: .enrolled),
        EnrollmentCase("ends tomorrow", ",class-1,s1,student,,2026-11-24", .enrolled),
        EnrollmentCase("to be deleted", "tobedeleted,class-1,s1,student,,", .notEnrolled),
        EnrollmentCase("as a teacher", ",class-1,s1,teacher,,", .notEnrolled),
        EnrollmentCase("in another class", ",class-9,s1,student,,", .notEnrolled),
        EnrollmentCase("another student", ",class-1,s2,student,,", .notEnrolled),
        EnrollmentCase("a begin that cannot be read", ",class-1,s1,student,soon,", .notEnrolled),
        EnrollmentCase("an end that cannot be read", ",class-1,s1,student,,2026-02-30", .notEnrolled),
    ]

    private func roster(_ enrollments: [String]) -> Sample {
        var sample = Sample.roster
        sample["enrollments.csv"] =
            "sourcedId,status,classSourcedId,userSourcedId,role,beginDate,endDate\n"
            + enrollments.enumerated().map { "e\($0.offset),\($0.element)\n" }.joined()
        return sample
    }

    @Test("Enrolled is who has an enrollment as a student that holds today", arguments: cases)
    func enrolledIsWhoHasAnEnrollmentAsAStudentThatHoldsToday(_ example: EnrollmentCase) throws {
        let sample = roster([example.cells])
        #expect(try sample.reading().standing(of: "P1") == example.exclusive)
        #expect(try sample.reading(endDates: .inclusive).standing(of: "P1") == example.inclusive)
    }

    @Test("One enrollment that holds is enough, wherever it stands among ended ones")
    func oneEnrollmentThatHoldsIsEnough() throws {
        let ended = ",class-1,s1,student,2026-09-01,2026-10-01"
        #expect(
            try roster([ended, ",class-1,s1,student,2026-11-01,", ended]).reading().standing(of: "P1")
                == .enrolled)
    }

    @Test("Who is not among the users is not in Campus, enrolled or not")
    func whoIsNotAmongTheUsersIsNotInCampusEnrolledOrNot() throws {
        var sample = roster([",class-1,s1,student,,"])
        sample["users.csv"] = "sourcedId,status\ns2,\n"
        #expect(try sample.reading().standing(of: "P1") == .notInCampus)
    }

    @Test("Nor is a user who is to be deleted")
    func norIsAUserWhoIsToBeDeleted() throws {
        var sample = roster([",class-1,s1,student,,"])
        sample["users.csv"] = "sourcedId,status\ns1,tobedeleted\n"
        #expect(try sample.reading().standing(of: "P1") == .notInCampus)
    }

    @Test("Nor is a person without a SyncKey")
    func noSyncKey() throws {
        var gradebook = Sample.gradebook
        gradebook["Persons.csv"] = "PersonId,SyncKey\nP1,\nP2,s2\n"
        #expect(try Sample.roster.reading(for: gradebook).standing(of: "P1") == .notInCampus)
    }

    @Test("A date that cannot be read is reported with its place")
    func aDateThatCannotBeReadIsReportedWithItsPlace() throws {
        let sample = roster([",class-1,s1,student,soon,", ",class-1,s2,student,,never"])
        #expect(
            try sample.reading().findings.map(brief) == [
                "bad-value enrollments.csv 2 beginDate e0", "bad-value enrollments.csv 3 endDate e1",
            ])
    }

    @Test("Enrollments of classes and students that the gradebook does not have are passed over")
    func enrollmentsOfClassesAndStudentsThatTheGradebook() throws {
        let sample = roster([
            ",other,s1,student,rubbish,", ",class-1,other,student,rubbish,", ",class-1,s1,student,,",
        ])
        let reading = try sample.reading()
        #expect(reading.standing(of: "P1") == .enrolled)
        #expect(reading.findings.isEmpty)
    }
}
