import CSVCore
import Domain
import Testing

@testable import Inputs
@testable import Intake

@Suite("Numbers, times and words of a gradebook as systems write them")
struct GradebookFormTests {
    private func scores(_ rows: [String], profile: Profile = Profile()) -> Sample {
        var sample = Sample.gradebook
        sample["Assessments.csv"] =
            "GradeBookItemId,PersonId,Score,AssessedAt\n"
            + rows.enumerated().map { "I1,P\($0.offset + 1),\($0.element)\n" }.joined()
        return sample
    }

    @Test("A course that is archived is not active; a flag that cannot be read rejects its items")
    func aCourseThatIsArchivedIsNotActive() throws {
        for (cell, isActive) in [("true", false), ("1", false), ("false", true), ("", true)] {
            var sample = Sample.gradebook
            sample["Courses.csv"] =
                "CourseId,CourseSyncKey,Title,GradePassback,IsCourseArchived\nC1,campus-1,English,true,\(cell)\n"
            #expect(try sample.gradebook().gradebook.item(atRank: 0).facts.courseActive == isActive)
        }
        var sample = Sample.gradebook
        sample["Courses.csv"] =
            "CourseId,CourseSyncKey,Title,GradePassback,IsCourseArchived\nC1,campus-1,English,true,perhaps\n"
        // Where all of so few cannot be read that is one cause.
        #expect(
            try sample.refusalAsGradebook()?.reason
                == .unreadableColumn("IsCourseArchived", .flag, unreadable: 1, of: 1, shapes: ["aaaaaaa"]))
        sample.add("C9,campus-9,Art,true,false", to: "Courses.csv")
        let reading = try sample.gradebook()
        #expect(reading.findings.map(brief) == ["bad-value Courses.csv 2 IsCourseArchived C1"])
        #expect(reading.gradebook.item(atRank: 0).isRejected)
    }

    @Test("Rounded numbers are told once, with how many there are")
    func roundedNumbersAreToldOnce() throws {
        let findings = Findings()
        let sample = scores(["6.666666666666667,", "9.999999999999998,", "8.5,"])
        try withTemporaryFolder { folder in
            try sample.write(to: folder)
            let gradebook = try Gradebook(try InputSet(folder), profile: Profile()) {
                findings.all.append($0)
            }
            _ = try AssessmentStream(gradebook, keepsComments: false, scratchFolder: folder) { _ in }
        }
        #expect(findings.all.map(brief) == ["rounded Assessments.csv 2 Score"])
        #expect(findings.all.map(\.count) == [2])
    }

    @Test("Where most scores cannot be read the gradebook is refused, with what they look like")
    func mostScores() throws {
        let sample = scores(["\"6,5\",", "\"7,5\",", "\"10,0\",", "\"8,25\",", "9,", ","])
        let refusal = try sample.refusalAsGradebook()
        #expect(
            refusal?.reason
                == .unreadableColumn("Score", .number, unreadable: 4, of: 5, shapes: ["9,9", "99,9", "9,99"]))
        #expect(refusal?.position?.line == 2)
        #expect(refusal?.reason.advice.contains("a point for the decimals") == true)
        // A few are rejected one by one.
        #expect(try scores(["\"6,5\",", "\"7,5\",", "9,", "8,"]).refusalAsGradebook() == nil)
    }

    @Test("Words under items that are on no score scale, which are held anyway, refuse nothing")
    func wordsUnderItemsThatAreOnNoScoreScale() throws {
        var sample = scores(["Good,", "Good,", "Fair,", "Good,", "Fair,"])
        sample.add("I2,P1,9,", to: "Assessments.csv")
        sample["GradebookItems.csv"] = sample["GradebookItems.csv"].replacing(
            "Assignment,-1,", with: "Assignment,7,")
        sample.add("I2,C1,Lab,Assignment,-1,10,T1,", to: "GradebookItems.csv")
        #expect(try sample.refusalAsGradebook() == nil)
        sample["GradebookItems.csv"] = sample["GradebookItems.csv"].replacing(
            "Assignment,7,", with: "Assignment,-1,")
        #expect(try sample.refusalAsGradebook() != nil)
    }

    @Test("Where most times cannot be read the gradebook is refused, and the advice helps")
    func whereMostTimesCannotBeReadTheGradebookIsRefusedAndTheAdviceHelps() throws {
        let sample = scores((1...5).map { "8,11/0\($0)/2026" })
        let refusal = try sample.refusalAsGradebook()
        #expect(
            refusal?.reason
                == .unreadableColumn(
                    "AssessedAt", .date(.gradebook, .iso), unreadable: 5, of: 5, shapes: ["99/99/9999"]))
        #expect(refusal?.reason.advice.contains("profile.dates") == true)
        var profile = Profile()
        profile.dates[.gradebook] = .us
        #expect(try sample.refusalAsGradebook(profile: profile) == nil)
    }

    @Test("Where most flags cannot be read the gradebook is refused, with what a flag is")
    func mostFlags() throws {
        var sample = scores((1...4).map { "8,2026-11-0\($0)" })
        let rows = sample["Assessments.csv"].split(separator: "\n").map(String.init)
        sample["Assessments.csv"] =
            ([rows[0] + ",IsExempt"] + rows.dropFirst().map { $0 + ",N/A" }).joined(separator: "\n") + "\n"
        let refusal = try sample.refusalAsGradebook()
        #expect(
            refusal?.reason == .unreadableColumn("IsExempt", .flag, unreadable: 4, of: 4, shapes: ["A/A"]))
        #expect(refusal?.reason.advice.contains("true and false") == true)
        sample["Assessments.csv"] = sample["Assessments.csv"].replacing("N/A", with: "false")
        #expect(try sample.refusalAsGradebook() == nil)
    }

    @Test("A deadline without a time is that day in the district")
    func aDeadlineWithoutATimeIsThatDayInTheDistrict() throws {
        var sample = Sample.gradebook
        sample["GradebookItems.csv"] =
            sample["GradebookItems.csv"].replacing("2026-10-02T04:59:00Z", with: "2026-10-01")
        try withTemporaryFolder { folder in
            try sample.write(to: folder)
            for zone in [ZoneRules.utc, oslo] {
                let gradebook = try Gradebook(try InputSet(folder), profile: Profile(), zone: zone) { _ in }
                let deadline = try #require(gradebook.item(atRank: 0).facts.deadline)
                #expect(zone.day(at: deadline).description == "2026-10-01")
                #expect(zone.day(at: deadline.adding(seconds: 1)).description == "2026-10-02")
            }
        }
    }
}
