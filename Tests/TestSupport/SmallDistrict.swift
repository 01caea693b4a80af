public import Foundation

/// A gradebook export and a roster small enough to see through, and to change in one place at a time.
///
/// Course 11 is merged: section 41001 of the high school and 42001 of the middle school. Course 12 has
/// section 41002. Items 901 (Essay) and 902 (Quiz) are of course 11, 903 (Lab report) of course 12. Persons
/// 501, 502, 503 are in 41001, 504 and 505 in 42001, 501 and 506 in 41002; person 501 is student s501.
public struct SmallDistrict: Sendable, Equatable {
    public var gradebook: [String: CSVTable]
    public var roster: [String: CSVTable]

    public init() {
        gradebook = Self.sampleGradebook
        roster = Self.sampleRoster
    }

    public init(gradebook: [String: CSVTable], roster: [String: CSVTable]) {
        self.gradebook = gradebook
        self.roster = roster
    }

    public mutating func change(_ file: String, _ edit: (inout CSVTable) -> Void) {
        if gradebook[file] != nil {
            edit(&gradebook[file, default: CSVTable("")])
        } else {
            edit(&roster[file, default: CSVTable("")])
        }
    }

    /// Gives a person another score for an item, or the first.
    public mutating func grade(
        _ item: String, _ person: String, _ score: String, at: String = "2026-11-12T15:00:00Z"
    ) {
        change("Assessments.csv") { table in
            table.remove(where: ["GradeBookItemId": item, "PersonId": person])
            table.append([item, person, score, at])
        }
    }

    public mutating func setItem(_ item: String, _ column: String, _ value: String) {
        change("GradebookItems.csv") { $0.set(column, to: value, where: ["GradeBookItemId": item]) }
    }

    public mutating func setAssessment(_ item: String, _ person: String, _ column: String, _ value: String) {
        change("Assessments.csv") {
            $0.set(column, to: value, where: ["GradeBookItemId": item, "PersonId": person])
        }
    }

    /// Gives so many more persons, whom both systems know as members of the essay's first section, a score of it.
    public mutating func gradeMore(_ persons: Range<Int>, _ score: String) {
        for person in persons {
            change("Persons.csv") { $0.append(["\(person)", "s\(person)"]) }
            change("CourseGroupMembers.csv") { $0.append(["111", "\(person)"]) }
            change("users.csv") {
                $0.append([
                    "s\(person)", "", "", "true", "HS", "student", "user\(person)", "", "Given", "Family",
                ])
            }
            change("enrollments.csv") {
                $0.append([
                    "e\(person)", "", "", "41001", "HS", "s\(person)", "student", "", "2026-08-12",
                ])
            }
            grade("901", "\(person)", score)
        }
    }

    /// Writes `gradebook/` and `roster/` into a folder.
    public func write(to folder: URL) throws {
        for (name, tables) in [("gradebook", gradebook), ("roster", roster)] {
            let target = folder.appending(path: name)
            try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
            for (file, table) in tables { try Data(table.text.utf8).write(to: target.appending(path: file)) }
        }
    }
}

extension SmallDistrict {
    private static let sampleGradebook: [String: CSVTable] = [
        "Courses.csv": CSVTable(
            "CourseId CourseSyncKey Title GradePassback Status",
            [["11", "c11", "Algebra I", "true", "Active"], ["12", "c12", "Biology", "true", "Active"]]),
        "CourseGroups.csv": CSVTable(
            "CourseGroupId CourseId SyncId Title",
            [
                ["111", "11", "41001", "High"], ["112", "11", "42001", "Middle"],
                ["121", "12", "41002", "Biology"],
            ]),
        "CourseGroupMembers.csv": CSVTable(
            "CourseGroupId PersonId",
            [
                ["111", "501"], ["111", "502"], ["111", "503"], ["112", "504"], ["112", "505"],
                ["121", "501"],
                ["121", "506"],
            ]),
        "Persons.csv": CSVTable("PersonId SyncKey", (501...506).map { ["\($0)", "s\($0)"] }),
        "Terms.csv": CSVTable(
            "TermId TermName StartDate EndDate ExternalTermId",
            [["31", "Quarter 2", "2026-10-12", "2026-12-18", "gp2"]]),
        "GradebookItems.csv": CSVTable(
            """
            GradeBookItemId CourseId Title ElementType AssessmentId MaxScore TermId Deadline CategoryId ActiveFrom \
            IsActive IsAssessmentVisible
            """,
            [
                ["901", "11", "Essay", "Assignment", "-1", "20", "31", "2026-11-10T05:59:00Z"],
                ["902", "11", "Quiz", "Test", "-1", "10", "31", "2026-11-17T05:59:00Z"],
                ["903", "12", "Lab report", "Task", "-1", "50", "31", ""],
            ]),
        "Assessments.csv": CSVTable(
            "GradeBookItemId PersonId Score AssessedAt IsExempt Comment",
            (501...505).map { ["901", "\($0)", "\($0 - 490)", "2026-11-12T15:00:00Z"] } + [
                ["902", "501", "8.5", "2026-11-18T15:00:00Z"], ["902", "504", "9", "2026-11-18T15:00:00Z"],
                ["903", "501", "41", "2026-11-18T15:00:00Z"], ["903", "506", "43", "2026-11-18T15:00:00Z"],
            ]),
        "GradebookCategories.csv": CSVTable("CategoryId Title Weight", [["21", "Homework", "40"]]),
    ]

    private static let sampleRoster: [String: CSVTable] = [
        "orgs.csv": CSVTable(
            "sourcedId status dateLastModified name type identifier parentSourcedId",
            [["HS", "", "", "High School", "school"], ["MS", "", "", "Middle School", "school"]]),
        "academicSessions.csv": CSVTable(
            "sourcedId status dateLastModified title type startDate endDate parentSourcedId schoolYear",
            [["gp2", "", "", "Quarter 2", "gradingPeriod", "2026-10-12", "2026-12-19", "", "2027"]]),
        "courses.csv": CSVTable(
            """
            sourcedId status dateLastModified schoolYearSourcedId title courseCode grades orgSourcedId subjects \
            subjectCodes
            """,
            [
                ["301", "", "", "", "Algebra I", "ALG", "", "HS"],
                ["302", "", "", "", "Biology", "BIO", "", "HS"],
            ]),
        "classes.csv": CSVTable(
            """
            sourcedId status dateLastModified title grades courseSourcedId classCode classType location \
            schoolSourcedId termSourcedIds subjects subjectCodes periods
            """,
            [
                ["41001", "", "", "Algebra I", "", "301", "A1", "scheduled", "", "HS", "gp2"],
                ["42001", "", "", "Algebra I", "", "301", "A2", "scheduled", "", "MS", "gp2"],
                ["41002", "", "", "Biology", "", "302", "B1", "scheduled", "", "HS", "gp2"],
            ]),
        "users.csv": CSVTable(
            """
            sourcedId status dateLastModified enabledUser orgSourcedIds role username userIds givenName familyName \
            middleName identifier email sms phone agentSourcedIds grades password
            """,
            (501...506).map {
                ["s\($0)", "", "", "true", "HS", "student", "user\($0)", "", "Given\($0)", "Family\($0)"]
            }),
        "enrollments.csv": CSVTable(
            """
            sourcedId status dateLastModified classSourcedId schoolSourcedId userSourcedId role primary beginDate \
            endDate
            """,
            [
                ("41001", "501"), ("41001", "502"), ("41001", "503"), ("42001", "504"), ("42001", "505"),
                ("41002", "501"), ("41002", "506"),
            ].map { section, person in
                ["e\(section)-\(person)", "", "", section, "HS", "s\(person)", "student", "", "2026-08-12"]
            }),
        "manifest.csv": CSVTable(
            "propertyName value",
            [["manifest.version", "1.0"], ["oneroster.version", "1.1"]]
                + ["academicSessions", "classes", "courses", "enrollments", "orgs", "users"].map {
                    ["file.\($0)", "bulk"]
                }
                + [
                    "categories", "classResources", "courseResources", "demographics", "lineItems",
                    "resources",
                    "results",
                ].map { ["file.\($0)", "absent"] }
                + [["source.systemName", "Infinite Campus"], ["source.systemCode", "IC"]]),
    ]
}
