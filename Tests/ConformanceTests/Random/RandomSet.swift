import OneRoster
import TestSupport

/// A random district without a fault: of either version, whole or in part a delta, with any of its optional cells.
struct RandomSet {
    private(set) var set: SampleSet
    private var random: RandomSource
    private let version: Version
    private var tables: [String: CSVTable] = [:]
    private var schools: [String] = []
    private var periods: [Period] = []
    private var students: [String] = []
    private var teachers: [String] = []
    private var classes: [Class] = []

    private struct Period {
        let id: String
        let start: String
        let end: String
    }

    private struct Class {
        let id: String
        let school: String
        var periods: [Period]
        var students: [String]
    }

    init(_ source: RandomSource) {
        random = source
        version = random.pick(Version.allCases, else: .v1p1)
        set = SampleSet(version, [:]) { _ in .absent }
        makeSchools()
        makePeople()
        makeClasses()
        makeGradebook()
        fillOptionalCells()
        set = SampleSet(version, tables, presence())
        if random.chance(oneIn: 3) { set.style { $0.lineEnd = "\n" } }
        if random.chance(oneIn: 4) { set.style { $0.quotesEveryCell = true } }
    }

    /// Whole, a delta, or a roster with a delta of a gradebook.
    private mutating func presence() -> (String) -> Manifest.Presence {
        let gradebook = ["categories", "lineItems", "results"]
        switch random.number(0...3) {
        case 0: return { _ in .delta }
        case 1: return { gradebook.contains($0) ? .delta : .bulk }
        default: return { _ in .bulk }
        }
    }

    // MARK: Rows

    private mutating func add(_ table: String, _ row: CSVTable.Row) {
        let columns = version.table(table)?.header.joined(separator: " ") ?? ""
        tables[table, default: CSVTable(columns)].rows.append(row)
    }

    private mutating func makeSchools() {
        schools = (1...random.number(1...4)).map { id("school", $0) }
        for school in schools {
            add(
                "orgs",
                ["sourcedId": school, "name": text(), "type": "school", "parentSourcedId": "district"])
        }
        add("orgs", ["sourcedId": "district", "name": text(), "type": "district"])
        let days = ["2026-08-17", "2026-10-24", "2027-01-16", "2027-03-27", "2027-06-12"]
        add(
            "academicSessions",
            session("year", "schoolYear", from: "2026-08-17", to: "2027-06-12"))
        for number in 1...random.number(1...4) {
            let period = Period(id: id("period", number), start: days[number - 1], end: days[number])
            periods.append(period)
            var row = session(period.id, "gradingPeriod", from: period.start, to: period.end)
            row["parentSourcedId"] = "year"
            add("academicSessions", row)
        }
    }

    private mutating func session(_ id: String, _ type: String, from: String, to: String) -> CSVTable.Row {
        [
            "sourcedId": id, "title": text(), "type": type, "startDate": from, "endDate": to,
            "schoolYear": "2027",
        ]
    }

    private mutating func makePeople() {
        students = (1...random.number(1...12)).map { id("student", $0) }
        teachers = (1...random.number(1...3)).map { id("teacher", $0) }
        for student in students { person(student, "student") }
        for teacher in teachers { person(teacher, "teacher") }
        for student in students where random.chance(oneIn: 3) {
            let birth = "20\(random.number(10...15))-0\(random.number(1...9))-\(random.number(10...28))"
            add("demographics", ["sourcedId": student, "birthDate": birth, "sex": "female"])
        }
    }

    private mutating func person(_ id: String, _ role: String) {
        let school = random.pick(schools, else: "district")
        add(
            "users",
            [
                "sourcedId": id, "enabledUser": random.pick(["true", "false"], else: "true"), "role": role,
                "orgSourcedIds": school, "username": text(), "givenName": text(), "familyName": text(),
            ].filter { version.table("users")?.column($0.key) != nil })
        guard version == .v1p2 else { return }
        add(
            "roles",
            [
                "sourcedId": "role-" + id, "userSourcedId": id, "roleType": "primary", "role": role,
                "orgSourcedId": school,
            ])
    }

    private mutating func makeClasses() {
        add("courses", ["sourcedId": "course", "title": text(), "orgSourcedId": "district"])
        for number in 1...random.number(1...4) {
            let made = Class(
                id: id("class", number), school: random.pick(schools, else: "district"),
                periods: some(periods),
                students: some(students))
            classes.append(made)
            add(
                "classes",
                [
                    "sourcedId": made.id, "title": text(), "courseSourcedId": "course",
                    "classType": random.pick(["homeroom", "scheduled"], else: "scheduled"),
                    "schoolSourcedId": made.school,
                    "termSourcedIds": made.periods.map(\.id).joined(separator: ","),
                ])
            for (number, student) in made.students.enumerated() {
                enroll(student, "student", in: made, number)
            }
            enroll(random.pick(teachers, else: ""), "teacher", in: made, made.students.count)
        }
    }

    private mutating func enroll(_ user: String, _ role: String, in made: Class, _ number: Int) {
        add(
            "enrollments",
            [
                "sourcedId": "\(made.id)@\(number)", "classSourcedId": made.id,
                "schoolSourcedId": made.school,
                "userSourcedId": user, "role": role,
                "beginDate": random.chance(oneIn: 2) ? "2026-08-17" : "",
                "endDate": random.chance(oneIn: 2) ? "2026-08-17" : "",
            ])
    }

    private mutating func makeGradebook() {
        add("categories", ["sourcedId": "category", "title": text()])
        for made in classes {
            for number in 0..<random.number(0...4) { makeLineItem("\(made.id)/\(number)", made) }
        }
    }

    private mutating func makeLineItem(_ id: String, _ made: Class) {
        let period = random.pick(made.periods, else: periods[0])
        let most = random.number(1...100)
        let due = random.pick([period.start, period.end], else: period.start)
        var row = [
            "sourcedId": id, "title": text(), "assignDate": period.start, "dueDate": due,
            "classSourcedId": made.id, "categorySourcedId": "category", "resultValueMin": "0",
            "resultValueMax": "\(most).\(random.number(0...9))",
        ]
        row[version == .v1p1 ? "gradingPeriodSourcedId" : "academicSessionSourcedId"] = period.id
        if version == .v1p2 { row["schoolSourcedId"] = made.school }
        add("lineItems", row)
        for student in made.students where random.chance(oneIn: 2) { grade(student, id) }
    }

    private mutating func grade(_ student: String, _ lineItem: String) {
        let statuses = ["exempt", "fully graded", "not submitted", "partially graded", "submitted"]
        let status = random.pick(statuses, else: "submitted")
        let isBlank = !status.hasSuffix("graded") && random.chance(oneIn: 2)
        add(
            "results",
            [
                "sourcedId": "\(lineItem)/\(student)", "lineItemSourcedId": lineItem,
                "studentSourcedId": student,
                "scoreStatus": status, "score": isBlank ? "" : "\(random.number(0...120))",
                "scoreDate": "2026-11-0\(random.number(1...9))",
            ])
    }

    // MARK: Cells

    private mutating func fillOptionalCells() {
        for table in version.tables {
            guard let count = tables[table.name]?.rows.count else { continue }
            for column in table.columns where column.requirement == .never {
                for row in 0..<count where random.chance(oneIn: 3) {
                    guard let value = optional(column) else { continue }
                    tables[table.name]?.rows[row][column.name, default: ""] = value
                }
            }
        }
    }

    private mutating func optional(_ column: Column) -> String? {
        switch column.format {
        case .text: text()
        case .texts: [text(commas: false), text(commas: false)].joined(separator: ",")
        case .oneOf(let words, _): random.pick(words, else: "")
        case .someOf(let words, _): some(words).joined(separator: ",")
        default: nil
        }
    }

    /// Like none but itself: numbers are never used twice for one kind.
    private mutating func id(_ kind: String, _ number: Int) -> String {
        kind + random.pick(["-", ".", "/", "@", "_"], else: "-") + "\(number)"
    }

    private mutating func text(commas: Bool = true) -> String {
        let words = ["Algebra", "Zoë", "\"Lab\"", "陈", "O'Neil", "9", "Läsning 👏", "a=b", "100%"]
        let count = random.number(1...3)
        let chosen = (0..<count).map { _ in random.pick(words, else: "x") }
        return chosen.joined(separator: commas ? random.pick([" ", ", "], else: " ") : " ")
    }

    /// At least one of them.
    private mutating func some<T>(_ all: [T]) -> [T] {
        Array(all.shuffled(using: &random).prefix(random.number(1...max(all.count, 1))))
    }
}
