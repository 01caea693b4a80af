import Domain
import Foundation
import Inputs
import TestSupport

/// Refusals of what the rows of a table say.
extension RefusalCase {
    static let repeatedKey = [
        repeating("Courses.csv", .repeatedKey(["CourseId"]), at: .gradebook),
        repeating("CourseGroupMembers.csv", .repeatedKey(["CourseGroupId", "PersonId"]), at: .gradebook),
        repeating("users.csv", .repeatedKey(["sourcedId"], firstLine: 2), at: .roster),
        repeating("manifest.csv", .repeatedKey(["propertyName"]), at: .roster),
        repeating("lineItems.csv", .repeatedKey(["sourcedId"]), at: .set),
    ]

    /// A row stands there once more, and says something else.
    private static func repeating(
        _ file: String, _ reason: InputRefusal.Reason, at door: RefusalDoor
    ) -> RefusalCase {
        RefusalCase(reason, at: door) {
            $0.table(file) { table in
                table.rows.append(table.rows.first ?? [:])
                table.rows[table.rows.count - 1]["status"] = "active"
            }
        }
    }

    static let blankID = [
        ("results.csv", "lineItemSourcedId", ""), ("results.csv", "lineItemSourcedId", "NULL"),
        ("lineItems.csv", "sourcedId", ""), ("lineItems.csv", "sourcedId", "NULL"),
    ].map { file, column, blank in
        RefusalCase(.blankID(column), at: .set) {
            $0.table(file) { table in
                for last in table.rows.indices.suffix(1) { table.rows[last][column] = blank }
            }
        }
    }

    // MARK: Columns that cannot be read

    static let unreadableColumn = [
        unreadable("Score", .number, "8,5", "9,9", right: "8.5"),
        unreadable("Score", .number, "11/20", "99/99", right: "11"),
        unreadable("IsExempt", .flag, "no", "aa", right: "false"),
        unreadable(
            "AssessedAt", .date(.gradebook, .iso), "12. Nov 2026", "99. Aaa 9999", right: "2026-11-12"),
        unreadable("AssessedAt", .date(.gradebook, .iso), "Nov 9,2026", "Aaa 9,9999", right: "2026-11-09"),
        unreadable("AssessedAt", .date(.gradebook, .iso), "11/12/26", "99/99/99", right: "2026-11-12"),
        unreadable(
            "AssessedAt", .date(.gradebook, .iso), "11/12/2026", "99/99/9999", right: "2026-11-12",
            Way("the profile says so") { $0.list("profile.dates", "gradebook = us") }),
        flags("Courses.csv", "GradePassback", "Yes", "Aaa"),
        courseStatus,
        flags("GradebookItems.csv", "IsActive", "J", "A"),
        flags("GradebookItems.csv", "IsAssessmentVisible", "visible", "aaaaaaa"),
        RefusalCase(
            .unreadableColumn("beginDate", .date(.roster, .iso), unreadable: 7, of: 7, shapes: ["9/99/9999"]),
            at: .roster
        ) {
            $0.table("enrollments.csv") { $0.set("beginDate", to: "8/12/2026") }
        }.follow([
            .exportedAgain, Way("the profile says so") { $0.list("profile.dates", "roster = us") },
        ]),
    ]

    private static func unreadable(
        _ column: String, _ content: CellContent, _ wrong: String, _ shape: String, right: String,
        _ more: Way...
    ) -> RefusalCase {
        RefusalCase(
            .unreadableColumn(column, content, unreadable: 9, of: 9, shapes: [shape]), at: .gradebook
        ) {
            $0.table("Assessments.csv") { $0.set(column, to: wrong) }
        }.follow(
            [Way("as \(right)") { $0.table("Assessments.csv") { $0.set(column, to: right) } }] + more)
    }

    private static let courseStatus = RefusalCase(
        .unreadableColumn("Status", .courseStatus, unreadable: 4, of: 4, shapes: ["9"]), at: .gradebook
    ) {
        $0.table("Courses.csv") { table in
            table.fill(to: 4)
            table.set("Status", to: "1")
        }
    }.follow([
        Way("in words") { $0.table("Courses.csv") { $0.set("Status", to: "Active") } },
        Way("without the column") { $0.table("Courses.csv") { $0.rename("Status", to: "x") } },
    ])

    /// In four rows, of which fewer would prove nothing.
    private static func flags(
        _ file: String, _ column: String, _ wrong: String, _ shape: String
    ) -> RefusalCase {
        RefusalCase(.unreadableColumn(column, .flag, unreadable: 4, of: 4, shapes: [shape]), at: .gradebook) {
            $0.table(file) { table in
                table.fill(to: 4)
                table.set(column, to: wrong)
            }
        }.follow(
            ["true", "1"].map { right in Way("as \(right)") { $0.table(file) { $0.set(column, to: right) } } }
        )
    }

    static let noneOfThem =
        [
            RefusalCase(
                .noneOfThem(
                    "no enrollment of 7 has the role student",
                    advice: "Have the roster exported with the role of each enrollment: student, teacher."),
                at: .roster
            ) {
                $0.table("enrollments.csv") { $0.set("role", to: "learner") }
            }
        ]
        + ["academicSessions.csv", "classes.csv", "users.csv", "enrollments.csv"].map { file in
            RefusalCase(
                .noneOfThem(
                    "it has a header and no row",
                    advice: "Nothing was sent. Have the whole roster exported again, with all of its rows."),
                at: .roster
            ) {
                $0.table(file) { $0.rows = [] }
            }
        }
        + [
            ("Persons.csv", 7, "CourseGroupMembers.csv"), ("CourseGroups.csv", 7, "CourseGroupMembers.csv"),
            ("GradebookItems.csv", 9, "Assessments.csv"),
        ].map { target, count, file in
            RefusalCase(
                .noneOfThem(
                    "it has a header and no row, and \(count) rows of \(file) name one",
                    advice:
                        "Nothing of this input was used. Have all tables of the gradebook exported together, with all of their rows."
                ), at: .gradebook
            ) {
                $0.table(target) { $0.rows = [] }
            }
        }

    // MARK: Ids of students

    /// The biology enrollment of s501 names the bare number.
    static let oneStudentOfRoster = RefusalCase(
        .oneStudent("501", "s501", prefix: "s"), at: .roster
    ) {
        $0.set("campus.personPrefix", "s")
        $0.table("enrollments.csv") {
            $0.set("userSourcedId", to: "501", where: ["sourcedId": "e41002-501"])
        }
    }.follow([
        Way("all with the letters") { $0.exportAgain() },
        Way("all without") { $0.strip("enrollments.csv", "userSourcedId") },
        // Then 501 is nobody of the gradebook's, and only the essay and the quiz of s501 go out.
        Way("two students", scores: 8) { $0.set("campus.personPrefix", "") },
    ])

    static func oneStudentOfReadback(_ door: RefusalDoor) -> [RefusalCase] {
        let (file, column) = (door.table.file, door == .set ? "studentSourcedId" : "personID")
        let reason = InputRefusal.Reason.oneStudent("s501", "501", prefix: "s")
        return [
            // The last row of s501 names the bare number.
            RefusalCase(reason, at: door) {
                $0.set("campus.personPrefix", "s")
                $0.table(file) { table in
                    guard let place = table.rows.lastIndex(where: { $0[column] == "s501" }) else { return }
                    table.rows[place][column] = "501"
                }
            }.follow([
                Way("all with the letters") { $0.exportAgain() },
                Way("all without") { $0.strip(file, column) },
            ]),
            // 501 is another student, who has a score beside that of s501.
            RefusalCase(reason, at: door) {
                $0.set("campus.personPrefix", "s")
                $0.table(file) { table in
                    var row = table.rows.first { $0[column] == "s501" } ?? [:]
                    row[column] = "501"
                    table.rows.append(row)
                }
            }.follow([
                Way("two students") {
                    $0.set("campus.personPrefix", "")
                    $0.flags = ["--accept-changes"]
                }
            ]),
        ]
    }

    /// What a spreadsheet makes of an id of twelve digits.
    static let shortenedIDs = [
        (RefusalDoor.gradebook, "Persons.csv", "SyncKey", "s501"),
        (.gradebook, "Persons.csv", "PersonId", "501"),
        (.gradebook, "CourseGroups.csv", "SyncId", "41001"),
        (.set, "results.csv", "studentSourcedId", "s501"), (.roster, "users.csv", "sourcedId", "s501"),
        (.extract, "extract.csv", "personID", "s501"),
    ].flatMap { door, file, column, id in
        [("1.00123E+11", "9.99999A+99"), ("5.02E2", "9.99A9"), ("1E+15", "9A+99")].map { short, shape in
            RefusalCase(.shortenedIDs(column, count: 1, shape: shape), at: door) {
                $0.table(file) { $0.set(column, to: short, where: [column: id]) }
            }
        }
    }

    static let otherWriting =
        [
            ("CourseGroups.csv", "SyncId", "classes.csv", 3, "41001", "041001"),
            ("Terms.csv", "ExternalTermId", "academicSessions.csv", 1, "gp2", "GP2"),
        ].map { table, column, file, count, ours, theirs in
            RefusalCase(
                .otherWriting(
                    OtherWriting(table, column, count: count, found: count, ours: ours, theirs: theirs)),
                at: .roster
            ) {
                $0.table(file) { table in
                    for place in table.rows.indices {
                        let id = table.rows[place]["sourcedId"] ?? ""
                        table.rows[place]["sourcedId"] = id == "gp2" ? "GP2" : "0\(id)"
                    }
                }
            }
        }
        + [
            ("Assessments.csv", "GradeBookItemId", "GradebookItems.csv", "901"),
            ("Assessments.csv", "PersonId", "Persons.csv", "501"),
            ("CourseGroupMembers.csv", "CourseGroupId", "CourseGroups.csv", "111"),
            ("CourseGroupMembers.csv", "PersonId", "Persons.csv", "501"),
        ].map(asNumbers)

    /// Every id of a column as a program writes it that takes ids for numbers.
    private static func asNumbers(
        _ file: String, _ column: String, _ target: String, _ example: String
    ) -> RefusalCase {
        let ids = Set(SmallDistrict().gradebook[file]?.rows.compactMap { $0[column] } ?? [])
        return RefusalCase(
            .otherWriting(
                OtherWriting(
                    file, column, count: ids.count, found: ids.count, ours: "\(example).0", theirs: example,
                    inGradebook: true)), at: .gradebook
        ) {
            $0.table(file) { table in
                for place in table.rows.indices { table.rows[place][column, default: ""] += ".0" }
            }
        }
    }

    static let noStudentMatches = [
        RefusalCase(
            .noStudentMatches(
                StudentShapes(6, theirs: ["999"], ours: ["a999"], prefix: ("s", 6))), at: .roster
        ) {
            $0.strip("enrollments.csv", "userSourcedId")
            $0.strip("users.csv", "sourcedId")
        }.follow([Way("the letters are said") { $0.set("campus.personPrefix", "s") }]),
        RefusalCase(
            .noStudentMatches(StudentShapes(6, theirs: ["A9999"], ours: ["a999"])), at: .roster
        ) {
            for (file, column) in [("enrollments.csv", "userSourcedId"), ("users.csv", "sourcedId")] {
                $0.strip(file, column, put: "P1")
            }
        },
    ]
}

extension GivenInput {
    /// Takes the letter from before each id of a column, or puts others in its place.
    fileprivate mutating func strip(_ file: String, _ column: String, put letters: String = "") {
        table(file) { table in
            for place in table.rows.indices {
                let id = table.rows[place][column] ?? ""
                table.rows[place][column] = id.hasPrefix("s") ? letters + id.dropFirst() : id
            }
        }
    }
}

extension CSVTable {
    /// Repeats the last row under other keys until there are so many.
    fileprivate mutating func fill(to count: Int) {
        let key = columns[0]
        while rows.count < count {
            var row = rows.last ?? [:]
            row[key] = "9\(rows.count)"
            rows.append(row)
        }
    }
}
