import Foundation
import TestSupport
import Testing

@Suite(
    "The Open University's exams without a date",
    .enabled(if: Requirement.oulad, "the data set is not beside the checkout"))
struct UndatedExamTests {
    /// The data has the exams and their missing dates, but no score of any: each gets one here.
    @Test("Each of the six falls on the last day of its grading period")
    func eachOfTheSixFallsOnTheLastDayOfItsGradingPeriod() throws {
        let workspace = try TestWorkspace(district: "Open University", timeZone: "Europe/London")
        let input = try workspace.scratch.folder("oulad")
        let converted = try Python.tool("oulad.py", [PackageFolder.oulad.path, input.path])
        try #require(converted.status == 0, "\(converted.errors)")
        let exams = try addScores(to: input)
        #expect(exams.count == 6)

        let report = try workspace.plan("export", over: input)
        let bundle = try workspace.contents(of: #require(report.bundles.first))
        let lastDays = try Self.lastDays(of: input)
        for exam in exams {
            let lines = bundle.lineItems.rows.filter { ($0["sourcedId"] ?? "").hasPrefix("itsl_\(exam)_") }
            let line = try #require(lines.first, "item \(exam)")
            #expect(line["dueDate"] == lastDays[line["gradingPeriodSourcedId"] ?? ""])
        }
    }

    /// Gives one score in every item without a deadline, to a student who has no end of enrollment.
    private func addScores(to input: URL) throws -> [String] {
        let gradebook = input.appending(path: "gradebook")
        let items = try CSVTable(file: gradebook.appending(path: "GradebookItems.csv")).rows
        let groups = try CSVTable(file: gradebook.appending(path: "CourseGroups.csv")).rows
        let stayed = try CSVTable(file: input.appending(path: "roster/enrollments.csv")).rows
            .filter { $0["endDate"] == "" && $0["role"] == "student" }
        var rows = ""
        var exams: [String] = []
        for item in items where item["Deadline"] == "" {
            let id = try #require(item["GradeBookItemId"])
            let section = try #require(groups.first { $0["CourseId"] == item["CourseId"] }?["SyncId"])
            let student = try #require(stayed.first { $0["classSourcedId"] == section }?["userSourcedId"])
            rows += "\(id),\(student.dropFirst()),66,2014-05-20T12:00:00Z\r\n"
            exams.append(id)
        }
        let file = try FileHandle(forWritingTo: gradebook.appending(path: "Assessments.csv"))
        try file.seekToEnd()
        try file.write(contentsOf: Data(rows.utf8))
        try file.close()
        return exams
    }

    /// Sessions end on the day before their endDate: it is exclusive in OneRoster.
    private static func lastDays(of input: URL) throws -> [String: String] {
        let sessions = try CSVTable(file: input.appending(path: "roster/academicSessions.csv")).rows
        let style = Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day()
        return try Dictionary(
            uniqueKeysWithValues: sessions.map { session in
                let end = try style.parse(session["endDate"] ?? "")
                return (session["sourcedId"] ?? "", end.addingTimeInterval(-86_400).formatted(style))
            })
    }
}
