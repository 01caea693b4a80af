/// Makes small districts at random, in which everything that can be odd is odd now and then.
public struct RandomDistrict {
    private var random: RandomSource
    public private(set) var district = SmallDistrict()
    private var sections: [String] = []
    private var people: [String] = []
    private var items: [String] = []

    public init(_ random: RandomSource) {
        self.random = random
        sections = (0..<self.random.number(2...5)).map { ["4100\($0)", "42_0\($0)", "C-\($0)/x"][$0 % 3] }
        people = (0..<self.random.number(4...12)).map { "\(500 + $0)" }
        items = (0..<self.random.number(3...10)).map { $0 == 7 ? "it_\($0)" : "\(900 + $0)" }
        makeCourses()
        makePeople()
        makeItems()
        makeAssessments()
        makeRequests()
        makeRoster()
    }

    // MARK: Gradebook

    private mutating func makeCourses() {
        let courses = (1...random.number(1...3)).map(String.init)
        district.gradebook["Courses.csv"] = CSVTable(
            "CourseId CourseSyncKey Title GradePassback Status",
            courses.map { course in
                [
                    course, random.chance(oneIn: 8) ? "" : "c\(course)", "Course",
                    random.chance(oneIn: 8) ? "false" : "true",
                    random.chance(oneIn: 10) ? "TrashCan" : "Active",
                ]
            })
        // Sometimes two groups of one section, sometimes one that a teacher made.
        var groups: [[String]] = sections.enumerated().map { index, section in
            ["\(70 + index)", random.pick(courses, else: "1"), section, "Group"]
        }
        if random.chance(oneIn: 2) { groups.append(["90", groups[0][1], groups[0][2], "Half"]) }
        if random.chance(oneIn: 2) { groups.append(["91", groups[0][1], "", "Retake"]) }
        if random.chance(oneIn: 3) {
            groups.append(["92", random.pick(courses, else: "1"), "nowhere", "Unknown"])
        }
        district.gradebook["CourseGroups.csv"] = CSVTable("CourseGroupId CourseId SyncId Title", groups)
        var members: [[String]] = []
        for group in groups {
            for person in people where random.chance(oneIn: 2) { members.append([group[0], person]) }
        }
        district.gradebook["CourseGroupMembers.csv"] = CSVTable("CourseGroupId PersonId", members)
    }

    private mutating func makePeople() {
        district.gradebook["Persons.csv"] = CSVTable(
            "PersonId SyncKey",
            people.map { person in
                switch random.number(0...14) {
                case 0: [person, ""]
                case 1: [person, "s500"]
                case 2: [person, "gone"]
                case 3: [person, "s_\(person)"]
                default: [person, "s\(person)"]
                }
            })
        district.gradebook["Terms.csv"] = CSVTable(
            "TermId TermName StartDate EndDate ExternalTermId",
            [
                ["1", "First", "2026-08-12", "2026-10-09", "gp1"],
                ["2", "Second", "2026-10-12", "2026-12-18", "gp2"],
                ["3", "Third", "", "", ""], ["4", "Last year", "", "", "gp0"],
            ])
    }

    private mutating func makeItems() {
        district.gradebook["GradebookItems.csv"] = CSVTable(
            """
            GradeBookItemId CourseId Title ElementType AssessmentId MaxScore TermId Deadline CategoryId ActiveFrom \
            IsActive IsAssessmentVisible
            """, items.map { randomItem($0) })
        district.gradebook["GradebookCategories.csv"] = CSVTable(
            "CategoryId Title", [["21", "Homework"], ["22", "Tests"]])
    }

    private mutating func randomItem(_ id: String) -> [String] {
        let courses = district.gradebook["Courses.csv"]?.values("CourseId") ?? []
        return [
            id, random.pick(courses, else: "1"), randomTitle(),
            rarely(
                ["Discussion", "Survey"], else: random.pick(["Assignment", "Test", "Task"], else: "Test")),
            rarely(["7"], else: "-1"),
            rarely(
                ["", "0", "0.00", "ten", "-5"],
                else: random.pick(["10", "20", "12.50", "99999.99", "0.5"], else: "10")),
            rarely(["", "0", "3", "4", "77", "1"], else: "2"), randomDeadline(),
            random.pick(["", "21", "22", "9"], else: ""),
            random.pick(["", "", "2026-10-20T05:30:00Z", "2026-11-22T23:00:00-06:00"], else: ""),
            rarely(["false", "maybe"], else: random.pick(["true", ""], else: "")),
            rarely(["false"], else: random.pick(["true", ""], else: "")),
        ]
    }

    private mutating func randomTitle() -> String {
        let words = ["Quiz", "Essay, part 1", "Café \"A\"", "Poem 👩‍👩‍👧‍👦 x", "=1+1", "Quiz (2)", "e\u{301}tude"]
        let title = random.pick(words, else: "Quiz")
        return random.chance(oneIn: 4)
            ? String(repeating: "\(title) ", count: random.number(2...9)) + "\(random.number(1...2))" : title
    }

    private mutating func randomDeadline() -> String {
        let days = [
            "2026-10-12", "2026-10-24", "2026-11-01", "2026-11-20", "2026-12-18", "2026-12-19", "2026-12-20",
        ]
        let times = ["00:00:00Z", "04:59:00Z", "05:59:59.5Z", "23:59:00", "22:00:00+01:00"]
        let deadline = "\(random.pick(days, else: ""))T\(random.pick(times, else: ""))"
        return rarely(["2026-09-30T12:00:00Z", "soon", ""], else: random.chance(oneIn: 5) ? "" : deadline)
    }

    private mutating func makeAssessments() {
        var rows: [[String]] = []
        for item in items {
            for person in people where !random.chance(oneIn: 3) {
                rows.append(randomAssessment(item, person))
            }
        }
        for _ in 0..<random.number(0...4) {
            rows.append(randomAssessment(random.pick(items, else: "900"), random.pick(people, else: "500")))
        }
        if random.chance(oneIn: 3) { rows.append(randomAssessment("404", "500")) }
        if random.chance(oneIn: 3) { rows.append(randomAssessment(items[0], "666")) }
        rows.shuffle(using: &random)
        district.gradebook["Assessments.csv"] = CSVTable(
            "GradeBookItemId PersonId Score AssessedAt IsExempt Comment", rows)
    }

    private mutating func randomAssessment(_ item: String, _ person: String) -> [String] {
        [
            item, person, randomScore(),
            rarely(["yesterday", "2026-13-01T00:00:00Z"], else: random.pick(Self.moments, else: "")),
            rarely(["true", "true", "no"], else: random.pick(["false", ""], else: "")),
            random.pick(["", "", "Well done, \"really\"\nyes", "=2+3"], else: ""),
        ]
    }

    private static let moments = [
        "", "2026-11-01T04:30:00Z", "2026-11-01T05:30:00Z", "2026-11-12T15:00:00.250Z",
        "2026-11-19T23:30:00-06:00",
        "2026-11-22T12:00:00",
    ]

    private mutating func randomScore() -> String {
        rarely(
            ["", "8,5", "-1", "100000", "n/a", "1e3", ".5", "0.0000000001"],
            else: random.pick(
                [
                    "0", "7", "7.0", "8.50", "007.250", "10", "11", "3.333333333", "99999.99",
                    "\(random.number(0...20))",
                ],
                else: "1"))
    }

    private mutating func makeRequests() {
        let courses = district.gradebook["Courses.csv"]?.values("CourseId") ?? []
        let groups = district.gradebook["CourseGroups.csv"]?.rows ?? []
        var requests: [[String]] = []
        for _ in 0..<random.number(0...5) {
            let course = random.pick(courses, else: "1")
            let own = groups.filter { $0["CourseId"] == course }.compactMap { $0["CourseGroupId"] }
            requests.append([
                course, random.chance(oneIn: 2) ? "" : random.pick(items, else: ""),
                random.chance(oneIn: 2) ? "" : random.pick(own, else: ""),
                random.pick(
                    ["2026-11-01T05:00:00Z", "2026-11-15T00:00:00Z", "2026-11-22T20:00:00Z"], else: ""),
            ])
        }
        district.gradebook["TransferRequests.csv"] = CSVTable(
            "CourseId GradeBookItemId CourseGroupId RequestedAt", requests)
    }

    // MARK: Roster

    private mutating func makeRoster() {
        district.change("academicSessions.csv") {
            $0.replaceRows([
                ["gp1", "", "", "First", "gradingPeriod", "2026-08-12", "2026-10-10", "", "2027"],
                ["gp2", "", "", "Second", "gradingPeriod", "2026-10-12", "2026-12-19", "", "2027"],
            ])
        }
        let classes = sections.filter { _ in !random.chance(oneIn: 12) }
        let schools = classes.map { _ in random.chance(oneIn: 3) ? "MS" : "HS" }
        district.change("classes.csv") {
            $0.replaceRows(
                zip(classes, schools).map { section, school in
                    [section, "", "", "Class", "", "301", "X", "scheduled", "", school, "gp2"]
                })
        }
        let keys = Set(district.gradebook["Persons.csv"]?.values("SyncKey") ?? []).subtracting(["", "gone"])
            .sorted()
        var users: [[String]] = []
        var enrollments: [[String]] = []
        for key in keys {
            users.append([key, "", "", "true", "HS", "student", key, "", "G", "F"])
            for section in classes where !random.chance(oneIn: 9) {
                enrollments.append([
                    "e-\(section)-\(key)", "", "", section, "HS", key, rarely(["teacher"], else: "student"),
                    "",
                    randomBegin(), randomEnd(),
                ])
            }
        }
        district.change("users.csv") { $0.replaceRows(users) }
        district.change("enrollments.csv") { $0.replaceRows(enrollments) }
    }

    private mutating func randomBegin() -> String {
        rarely(
            ["2026-11-23", "2026-11-24"], else: random.pick(["2026-08-12", "2026-11-22", ""], else: ""))
    }

    private mutating func randomEnd() -> String {
        rarely(["2026-11-22", "2026-11-23", "2026-10-01"], else: random.pick(["", "2027-05-28"], else: ""))
    }

    // MARK: Nights

    /// Edits the gradebook as a day of teaching does.
    public mutating func liveADay() {
        for _ in 0..<random.number(0...6) {
            let item = random.pick(items, else: "900")
            switch random.number(0...5) {
            case 0:
                let person = random.pick(people, else: "500")
                district.change("Assessments.csv") {
                    $0.remove(where: ["GradeBookItemId": item, "PersonId": person])
                }
            case 1: district.setItem(item, "Title", randomTitle())
            case 2: district.setItem(item, "Deadline", randomDeadline())
            default:
                let row = randomAssessment(item, random.pick(people, else: "500"))
                district.change("Assessments.csv") {
                    $0.remove(where: ["GradeBookItemId": row[0], "PersonId": row[1]])
                    $0.append(row)
                }
            }
        }
    }

    /// One of the odd ones, once in fifteen times.
    private mutating func rarely(_ odd: [String], else usual: String) -> String {
        random.chance(oneIn: 15) ? random.pick(odd, else: usual) : usual
    }
}
