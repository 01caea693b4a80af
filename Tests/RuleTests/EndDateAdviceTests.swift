import Foundation
import TestSupport
import Testing

@Suite("A roster whose end dates are last days, read as OneRoster's", .inProcess)
struct EndDateAdviceTests {
    private struct Diagnosis: Decodable {
        struct Finding: Decodable, Equatable {
            var check: String
            var verdict: String
            var what: String
            var advice: String
        }
        var findings: [Finding]
    }

    private static let inclusive = "roster:\n  endDate: inclusive"

    /// Both systems call the last day the end; the lab report is due on it.
    private static var district: SmallDistrict {
        var district = SmallDistrict()
        district.change("academicSessions.csv") {
            $0.set("endDate", to: "2026-12-18")
            $0.append(["gp1", "", "", "Quarter 1", "gradingPeriod", "2026-08-12", "2026-10-09", "", "2027"])
        }
        district.setItem("903", "Deadline", "2026-12-19T05:59:00Z")
        return district
    }

    @Test(
        "An item that is held for its due date on that very day says so, with the key; and following it helps"
    )
    func anItemThatIsHeldForItsDueDateOnThatVeryDay() throws {
        let workspace = try TestWorkspace()
        var district = Self.district
        let report = try workspace.export(district)
        #expect(report.classes.held["due-outside-period"] == 2)
        let rows = try CSVTable(file: URL(filePath: report.details))
            .rows(where: ["code": "due-outside-period"])
        #expect(rows.count == 2)
        #expect(rows.allSatisfy { $0["what_to_do"]?.contains("roster.endDate: inclusive") ?? false })

        try workspace.configure(
            "district:\n  name: Cedar Valley\n  timeZone: America/Chicago\n\(Self.inclusive)\n")
        let mended = try workspace.export(district, now: TestWorkspace.secondNight)
        #expect(mended.classes.held["due-outside-period"] == nil)
        #expect(try workspace.onlyBundle(mended).lineItem("itsl_903_41002")?["dueDate"] == "2026-12-18")

        // Due another day, or where itslearning's term ends another day, it is the teacher's.
        for (item, end) in [("2026-12-20T05:59:00Z", "2026-12-18"), ("2026-12-19T05:59:00Z", "2026-12-17")] {
            let other = try TestWorkspace()
            district = Self.district
            district.setItem("903", "Deadline", item)
            district.change("Terms.csv") { $0.set("EndDate", to: end) }
            let held = try CSVTable(file: URL(filePath: other.export(district).details))
                .rows(where: ["code": "due-outside-period"])
            #expect(held.count == 2)
            #expect(held.allSatisfy { !($0["what_to_do"] ?? "").contains("roster.endDate") })
        }
    }

    @Test("doctor says it of the whole roster, with the key; and following it helps")
    func doctorSaysItOfTheWholeRoster() throws {
        let workspace = try TestWorkspace()
        func roster() throws -> [Diagnosis.Finding] {
            try workspace.run(["doctor", "--json", "--now", TestWorkspace.firstNight]).json(Diagnosis.self)
                .findings.filter { $0.check == "roster" }
        }
        #expect(try roster() == [])
        let inbox = workspace.folder.appending(path: "inbox/campus")
        func drop(_ district: SmallDistrict) throws {
            try? FileManager.default.removeItem(at: inbox.appending(path: "roster/one"))
            let folder = try workspace.scratch.folder("inputs/\(UUID().uuidString)")
            try district.write(to: folder)
            try FileManager.default.moveItem(
                at: folder.appending(path: "roster"), to: inbox.appending(path: "roster/one"))
        }
        try drop(SmallDistrict())
        #expect(try roster() == [])

        try drop(Self.district)
        let found = try roster()
        #expect(found.map(\.verdict) == ["warning"])
        #expect(found.first?.what.contains("2026-12-18") ?? false)
        #expect(found.first?.advice.contains("roster.endDate: inclusive") ?? false)

        // Quarters that follow day on day and end on Thursdays, and the year around them.
        var followed = SmallDistrict()
        followed.change("academicSessions.csv") {
            $0.set("endDate", to: "2026-12-17")
            $0.append(["gp1", "", "", "Quarter 1", "gradingPeriod", "2026-08-12", "2026-10-11", "", "2027"])
            $0.append(["year", "", "", "Year", "schoolYear", "2026-08-12", "2026-12-17", "", "2027"])
        }
        try drop(followed)
        #expect(try roster().map(\.verdict) == ["warning"])

        try workspace.configure(
            "district:\n  name: Cedar Valley\n  timeZone: America/Chicago\n\(Self.inclusive)\n")
        #expect(try roster() == [])
    }
}
