import Foundation
import TestSupport
import Testing

@Suite("An item of so many scores that they are not all held in memory")
struct LargeItemTests {
    /// Its rows are more than the 8 MiB that a unit of the plan holds, and more than eight parts of 8,192 results.
    private static let students = 70_000

    private static func student(_ number: Int) -> String { "s\(1_000_000 + number)" }
    private static func score(_ number: Int) -> String { "\(number % 90 + 1)" }

    /// One section, one item; everybody has a score, but for those whose row is gone.
    private func write(to folder: URL, changed: [Int: String] = [:], gone: Set<Int> = []) throws {
        let all = 0..<Self.students
        try folder.writeTable(
            "gradebook/Courses.csv", "CourseId,CourseSyncKey,Title,GradePassback", ["11,c11,Course,true"])
        try folder.writeTable(
            "gradebook/CourseGroups.csv", "CourseGroupId,CourseId,SyncId,Title", ["70,11,41001,S"])
        try folder.writeTable(
            "gradebook/CourseGroupMembers.csv", "CourseGroupId,PersonId", all.map { "70,\(1_000_000 + $0)" })
        try folder.writeTable(
            "gradebook/Persons.csv", "PersonId,SyncKey", all.map { "\(1_000_000 + $0),\(Self.student($0))" })
        try folder.writeTable(
            "gradebook/Terms.csv", "TermId,TermName,StartDate,EndDate,ExternalTermId",
            ["1,Autumn,2026-08-10,2026-12-18,gp1"])
        try folder.writeTable(
            "gradebook/GradebookItems.csv",
            "GradeBookItemId,CourseId,Title,ElementType,AssessmentId,MaxScore,TermId,Deadline",
            ["901,11,Quiz,Test,-1,100,1,"])
        try folder.writeTable(
            "gradebook/Assessments.csv", "GradeBookItemId,PersonId,Score,AssessedAt",
            all.filter { !gone.contains($0) }.map {
                "901,\(1_000_000 + $0),\(changed[$0] ?? Self.score($0)),2026-11-12T15:00:00Z"
            })
        let base = "sourcedId,status,dateLastModified"
        try folder.writeTable("roster/orgs.csv", "\(base),name,type", ["HS,,,High,school"])
        try folder.writeTable(
            "roster/academicSessions.csv", "\(base),title,type,startDate,endDate",
            ["gp1,,,Autumn,gradingPeriod,2026-08-10,2026-12-19"])
        try folder.writeTable("roster/classes.csv", "\(base),title,schoolSourcedId", ["41001,,,Class,HS"])
        try folder.writeTable("roster/users.csv", "\(base),role", all.map { "\(Self.student($0)),,,student" })
        try folder.writeTable(
            "roster/enrollments.csv", "\(base),classSourcedId,userSourcedId,role,beginDate,endDate",
            all.map { "e\($0),,,41001,\(Self.student($0)),student,2026-08-12," })
    }

    /// Student and score of every row of a bundle, in their order.
    private func results(of bundle: URL) throws -> [String] {
        let text = try Command.output("unzip", ["-p", bundle.path, "results.csv"])
        let lines = text.split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        let header = try #require(lines.first)
        let student = try #require(header.firstIndex(of: "studentSourcedId"))
        let score = try #require(header.firstIndex(of: "score"))
        return lines.dropFirst().map { "\($0[student]) \($0[score])" }
    }

    private func night(
        _ workspace: TestWorkspace, _ number: Int, changed: [Int: String] = [:], gone: Set<Int> = []
    ) throws -> [String] {
        let input = try workspace.scratch.folder("night-\(number)")
        try write(to: input, changed: changed, gone: gone)
        let report = try workspace.plan("export", over: input, now: "2026-11-2\(number)T02:00:00Z")
        guard let bundle = report.bundles.first else { return [] }
        return try results(of: workspace.outbox.appending(path: bundle.file))
    }

    @Test(
        "Every score goes out once, in the order of the students; then what is new alone; in bulk all of them"
    )
    func everyScoreGoesOutOnce() throws {
        let workspace = try TestWorkspace(
            configuration: "guard:\n  changePercent: 100\nreadback:\n  maxAgeDays: 0\n")
        let all = (0..<Self.students).map { "\(Self.student($0)) \(Self.score($0))" }
        #expect(try night(workspace, 1) == all)
        #expect(try workspace.ledger.sql("SELECT count(*) FROM result;") == "\(Self.students)\n")
        #expect(try night(workspace, 2) == [])
        let (middle, last) = (Self.students / 2, Self.students - 1)
        let second = try night(workspace, 3, changed: [middle: "77.5", last: "78.5"], gone: [3, 40_000])
        #expect(second == ["\(Self.student(middle)) 77.5", "\(Self.student(last)) 78.5"])

        let yaml = workspace.folder.appending(path: "gradebridge.yaml")
        let text = try String(contentsOf: yaml, encoding: .utf8) + "bundle:\n  mode: bulk\n"
        try workspace.configure(text)
        let whole = try night(workspace, 4, changed: [middle: "79.5", last: "78.5"], gone: [3, 40_000])
        var expected = all
        expected[middle] = "\(Self.student(middle)) 79.5"
        expected[last] = "\(Self.student(last)) 78.5"
        #expect(whole == expected)
        #expect(try workspace.ledger.sql("SELECT count(*) FROM result;") == "\(Self.students)\n")
        #expect(try workspace.run(["doctor", "--now", "2026-11-25T02:00:00Z"]).status != 12)
    }
}
