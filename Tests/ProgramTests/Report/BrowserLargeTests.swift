import Foundation
import TestSupport
import Testing

extension BrowserTests {
    @Suite("Of a large district", .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"))
    struct Large {
        @Test(
            "Of 200,000 findings the page shows what a browser opens at once and says where all of them are; the CSV files have them all"
        )
        func of200000FindingsThePageShowsWhatABrowserOpensAtOnce() throws {
            let workspace = try TestWorkspace()
            let input = try workspace.scratch.folder("large")
            try LargeDistrict.write(to: input)
            let report = try workspace.plan("export", over: input)
            #expect(report.classes.total - report.classes.sent == 200_000)
            #expect(report.classes.sent == 5_000)
            try LargeDistrict.freezeAll(in: workspace)
            let scene = try BrowserScene(workspace)
            let facts = try scene.page.look("size", SizeFacts.self)
            #expect(facts.bytes < 3_000_000)
            #expect(facts.elements < 60_000)
            print("200,000 findings: \(facts)")
            for file in ["frozen", "held", "rejected", "sections"] {
                #expect(facts.notes.contains { $0.hasSuffix("all are in csv/\(file).csv.") })
            }
            #expect(try scores(in: "held", of: scene) == 100_000)
            #expect(try scores(in: "rejected", of: scene) == 100_000)
            #expect(try scores(in: "frozen", of: scene) == 5_000)
            for look in try scene.page.look("layout", [LayoutFacts].self) {
                #expect(look.scrollWidth <= look.width)
            }
        }

        /// The sum of the column `scores`.
        private func scores(in file: String, of scene: BrowserScene) throws -> Int {
            let sum = try Python.output(
                "import csv, sys; print(sum(int(row['scores']) for row in csv.DictReader(open(sys.argv[1], encoding='utf-8-sig'))))",
                [scene.folder.appending(path: "csv/\(file).csv").path])
            return try #require(Int(sum.trimmingCharacters(in: .whitespacesAndNewlines)))
        }
    }
}

/// 2,500 sections of ten schools, each with ten students and eight items, of whose scores none can be sent: those of
/// every second item are too high, every fourth is hidden, and the rest is not scored yet. Every fifth section has
/// one item more, whose scores are sent.
private enum LargeDistrict {
    private static let (sections, students, items) = (2_500, 10, 8)
    private static let withMore = Array(stride(from: 0, to: sections, by: 5))

    static func write(to folder: URL) throws {
        var district = SmallDistrict()
        for (file, rows) in gradebook + roster { district.change(file) { $0.replaceRows(rows) } }
        try district.write(to: folder)
        var assessments = "GradeBookItemId,PersonId,Score,AssessedAt\n"
        func add(_ item: Int, _ section: Int, _ score: String) {
            for student in section * students..<(section + 1) * students {
                assessments += "\(item),\(student),\(score),2026-11-12T15:00:00Z\n"
            }
        }
        for item in 0..<sections * items {
            add(100_000 + item, item / items, item.isMultiple(of: 2) ? "100000" : item % 4 == 1 ? "1" : "")
        }
        for section in withMore { add(200_000 + section, section, "7") }
        try Data(assessments.utf8).write(to: folder.appending(path: "gradebook/Assessments.csv"))
    }

    /// All that was sent was changed in Campus.
    static func freezeAll(in workspace: TestWorkspace) throws {
        try workspace.ledger.change(
            """
            INSERT INTO freeze (line_item, student, reason, since, ours, campus, campus_now)
            SELECT line_item.id, json_extract(value, '$[0]'), 'changed', '2026-11-23T12:00:00.000Z', '7', '8', '8'
            FROM line_item, json_each(line_item.results);
            """)
    }

    private static func item(_ id: Int, _ section: Int, _ title: String, isVisible: Bool = true) -> [String] {
        [
            "\(id)", "\(section)", title, "Test", "-1", "20", "31", "2026-11-10T05:59:00Z", "", "", "true",
            "\(isVisible)",
        ]
    }

    private static var gradebook: [(String, [[String]])] {
        let all = 0..<sections * students
        let held = (0..<sections * items).map {
            item(100_000 + $0, $0 / items, "Item \($0 % items)", isVisible: $0 % 4 != 1)
        }
        return [
            ("Courses.csv", (0..<sections).map { ["\($0)", "c\($0)", "Course \($0)", "true", "Active"] }),
            ("CourseGroups.csv", (0..<sections).map { ["g\($0)", "\($0)", "4\($0)", "Group"] }),
            ("CourseGroupMembers.csv", all.map { ["g\($0 / students)", "\($0)"] }),
            ("Persons.csv", all.map { ["\($0)", "s\($0)"] }),
            ("GradebookItems.csv", held + withMore.map { item(200_000 + $0, $0, "Sent") }),
        ]
    }

    private static var roster: [(String, [[String]])] {
        let all = 0..<sections * students
        return [
            ("orgs.csv", (0..<10).map { ["school\($0)", "", "", "School \($0)", "school"] }),
            (
                "classes.csv",
                (0..<sections).map {
                    [
                        "4\($0)", "", "", "Section \($0)", "", "301", "A", "scheduled", "",
                        "school\($0 % 10)",
                        "gp2",
                    ]
                }
            ),
            (
                "users.csv",
                all.map {
                    [
                        "s\($0)", "", "", "true", "school0", "student", "u\($0)", "", "Given\($0)",
                        "Family\($0)",
                    ]
                }
            ),
            (
                "enrollments.csv",
                all.map {
                    [
                        "e\($0)", "", "", "4\($0 / students)", "school0", "s\($0)", "student", "",
                        "2026-08-12",
                    ]
                }
            ),
        ]
    }
}
