import CSVCore
public import Domain
public import Inputs
import OneRoster

/// A Campus roster in memory, as far as it concerns one gradebook: its grading periods, which of the
/// gradebook's classes and students Campus has, and who is enrolled today.
///
/// Enrollments of other classes and students leave nothing behind but the fingerprint of their ids.
public final class Roster {
    /// Which day a session or an enrollment ends on (`roster.endDate`).
    public enum EndDates: Sendable {
        /// The first day that no longer belongs to it: OneRoster's rule.
        case exclusive
        /// The last day that belongs to it.
        case inclusive
    }

    /// What a row's status means that is a word which OneRoster does not have (`roster.inactive`).
    public enum Inactive: String, Sendable, CaseIterable {
        /// The row counts as absent.
        case leftOut = "left-out"
        case active
    }

    private var periods: [String: GradingPeriod] = [:]
    /// Class as numbered in the gradebook → school; nil where Campus does not have the class.
    private var school: [String?]
    /// The same class → how people call it; empty where the roster does not say.
    private var title: [String]
    private var schoolNames: [String: String] = [:]
    /// Rows of enrollments.csv, of whatever class and role.
    public private(set) var enrollmentRows = 0
    private var students: RosterStudents
    private var studentInCampus: [Bool]
    private var enrolled = Enrolled(classes: 0, pairs: [])
    private let gradebook: Gradebook
    public let endDates: EndDates
    private let inactive: Inactive?
    private let today: CalendarDay

    /// - Parameter inactive: nil where the district does not say: then such a row counts as absent, and a roster is refused
    ///   of which most rows would.
    public init(
        _ set: InputSet, profile: Profile, gradebook: Gradebook, endDates: EndDates,
        inactive: Inactive? = nil, personPrefix: PersonPrefix = PersonPrefix(), today: CalendarDay,
        limits: TableLimits = TableLimits(),
        report: @escaping (InputFinding) -> Void
    ) throws {
        self.gradebook = gradebook
        self.endDates = endDates
        self.inactive = inactive
        self.today = today
        school = Array(repeating: nil, count: gradebook.sections.classIDs.count)
        title = Array(repeating: "", count: school.count)
        students = RosterStudents(gradebook.persons.studentIDs, prefix: personPrefix)
        studentInCampus = Array(repeating: false, count: gradebook.persons.studentIDs.count)
        let opener = TableOpener(.roster, set: set, profile: profile, limits: limits, report: report)
        opener.reportUnknownFiles(known: OneRosterSet.knownFiles)
        try Self.refuseChanges(opener)
        try readOrgs(opener)
        try readSessions(opener)
        try readClasses(opener)
        try readUsers(opener)
        try readEnrollments(opener)
    }

    public func period(_ id: String) -> GradingPeriod? { periods[id] }

    /// The school of a class as numbered in the gradebook; nil where Campus does not have the class.
    public func school(ofClass index: Int) -> String? { school[index] }

    /// The title of a class as numbered in the gradebook; empty where the roster does not say.
    public func title(ofClass index: Int) -> String { title[index] }

    /// How people call a school; nil where the roster does not say.
    public func name(ofSchool id: String) -> String? { schoolNames[id] }

    /// Where a student stands for one class; a person without a SyncKey has no student in Campus.
    public func standing(student: Int?, classIndex: Int) -> Standing {
        guard let student, studentInCampus[student] else { return .notInCampus }
        return enrolled.contains(classIndex: classIndex, student: student) ? .enrolled : .notEnrolled
    }
}

// Each reader numbers the columns as RosterTables lists them.
extension Roster {
    /// A student whom a set of changes leaves out has not left.
    private static func refuseChanges(_ opener: TableOpener) throws {
        let manifest = try SetManifest(opener)
        for shape in RosterTables.all where manifest.isDelta(shape) {
            throw SetManifest.refusal(
                opener,
                "\(SetManifest.property(shape)) is delta: the set holds changes, not the whole roster")
        }
    }

    /// Nothing but their names is asked of the orgs, but a set without them, or with a broken file, is not a
    /// roster.
    private func readOrgs(_ opener: TableOpener) throws {
        let ids = IDTable()
        let (id, name) = (0, 3)
        var rows = try RosterRows(opener, RosterTables.orgs, inactive: inactive, mustHaveRows: false)
        while try rows.next() {
            guard ids.add(rows.table[id]).isNew else {
                try rows.passRepeated()
                continue
            }
            if !rows.table[name].isEmpty { schoolNames[rows.table.string(id)] = rows.table.string(name) }
        }
    }

    private func readSessions(_ opener: TableOpener) throws {
        let ids = IDTable()
        let (id, start, end, status) = (0, 1, 2, 3)
        var rows = try RosterRows(
            opener, RosterTables.sessions, inactive: inactive, isSmall: true, mustHaveRows: hasSections)
        while try rows.next() {
            guard ids.add(rows.table[id]).isNew else {
                try rows.passRepeated()
                continue
            }
            // First: what does not count decides nothing, and its dates prove nothing of the others.
            guard rows.counts(status) else { continue }
            guard let first = rows.day(start), let endDay = rows.day(end) else { continue }
            guard GUIDRule.accepts(rows.table[id]) else {
                opener.report(rows.table.badValue(id, id: nil))
                continue
            }
            let last = endDates == .exclusive ? endDay.adding(days: -1) : endDay
            let name = rows.table.string(id)
            periods[name] = GradingPeriod(id: name, firstDay: first, lastDay: last)
        }
        let terms = IDTable()
        for id in gradebook.terms.external where !id.isEmpty { _ = terms.add(id.utf8.span) }
        try WrittenOtherwise(table: GradebookTables.terms, column: "ExternalTermId", ours: terms)
            .check(ids, of: rows.table)
    }

    private func readClasses(_ opener: TableOpener) throws {
        let ids = IDTable()
        let (id, schoolID, status, titleColumn) = (0, 1, 2, 3)
        var rows = try RosterRows(opener, RosterTables.classes, inactive: inactive, mustHaveRows: hasSections)
        while try rows.next() {
            guard ids.add(rows.table[id]).isNew else {
                try rows.passRepeated()
                continue
            }
            guard GUIDRule.accepts(rows.table[id]), GUIDRule.accepts(rows.table[schoolID]) else {
                let column = GUIDRule.accepts(rows.table[id]) ? schoolID : id
                opener.report(rows.table.badValue(column, id: column == id ? nil : rows.table.string(id)))
                continue
            }
            guard let index = gradebook.sections.classIDs.index(of: rows.table[id]), rows.counts(status)
            else {
                continue
            }
            school[index] = rows.table.string(schoolID)
            title[index] = rows.table.string(titleColumn)
        }
        try WrittenOtherwise(
            table: GradebookTables.groups, column: "SyncId", ours: gradebook.sections.classIDs
        ).check(ids, of: rows.table)
    }

    private func readUsers(_ opener: TableOpener) throws {
        let ids = IDTable()
        let (id, status) = (0, 1)
        var rows = try RosterRows(opener, RosterTables.users, inactive: inactive, mustHaveRows: hasSections)
        while try rows.next() {
            guard ids.add(rows.table[id]).isNew else {
                try rows.passRepeated()
                continue
            }
            guard GUIDRule.accepts(rows.table[id]) else {
                opener.report(rows.table.badValue(id, id: nil))
                continue
            }
            guard let student = try students.index(id, of: rows.table), rows.counts(status) else { continue }
            studentInCampus[student] = true
        }
        try ids.refuseShortened(rows.table, id)
    }

    private func readEnrollments(_ opener: TableOpener) throws {
        // Fingerprints, not ids: a district has millions of enrollments and only their repetition matters.
        var ids = NumberSet()
        var pairs: [(UInt32, UInt32)] = []
        var hasStudents = false
        var unknown = UnknownStudents()
        let seed = UInt64.random(in: .min ... .max)
        let (id, classID, userID, role) = (0, 1, 2, 3)
        var rows = try RosterRows(
            opener, RosterTables.enrollments, inactive: inactive, mustHaveRows: hasSections)
        while try rows.next() {
            guard ids.insert(ByteHash.hash(rows.table[id], seed: seed)) else {
                try rows.passRepeated()
                continue
            }
            guard Cell.says(rows.table[role], "student") else { continue }
            hasStudents = true
            guard let index = gradebook.sections.classIDs.index(of: rows.table[classID]) else { continue }
            guard let student = try students.index(userID, of: rows.table) else {
                if unknown.isNoted { unknown.note(rows.table[userID]) }
                continue
            }
            unknown.noteKnown()
            guard isActive(&rows) else { continue }
            try students.enroll(student, of: rows.table)
            pairs.append((UInt32(index), UInt32(student)))
        }
        enrollmentRows = rows.table.rowCount
        // A roster of fewer than four enrollments may have no students.
        guard hasStudents || enrollmentRows < 4 else {
            throw rows.table.refusal(
                at: nil,
                .noneOfThem(
                    "no enrollment of \(enrollmentRows) has the role student",
                    advice: "Have the roster exported with the role of each enrollment: student, teacher."))
        }
        try unknown.refuseShortened(rows.table, userID)
        let hasUsers = studentsInQuestion.contains { studentInCampus[$0] }
        if unknown.isNoted {
            // A few may be new where users are ours; letters tell that they are not.
            let shapes = unknown.shapes(beside: idsInQuestion, of: .enrollments, byLettersAlone: hasUsers)
            if let shapes { throw rows.table.refusal(at: nil, .noStudentMatches(shapes)) }
        } else if !hasUsers {
            try refuseOtherUsers(opener)
        }
        enrolled = Enrolled(classes: school.count, pairs: pairs)
    }

    /// Of students who are enrolled none is a user: the users may have other ids than the enrollments.
    private func refuseOtherUsers(_ opener: TableOpener) throws {
        let users = UnknownStudents(most: .max)
        var table = try opener.silent.required(
            RosterTables.users, known: OneRosterSet.known(RosterTables.users))
        while try table.next() { users.note(table[0]) }
        // Users may be missing for other reasons.
        guard let shapes = users.shapes(beside: idsInQuestion, of: .users, byLettersAlone: true) else {
            return
        }
        throw table.refusal(at: nil, .noStudentMatches(shapes))
    }

    /// The gradebook's students in sections that Campus has; one may come more than once.
    private var studentsInQuestion: some Sequence<Int> {
        (0..<gradebook.personCount).lazy.filter { [gradebook, school] person in
            gradebook.sections(ofPerson: person).contains {
                school[gradebook.classIndex(ofSection: Int($0))] != nil
            }
        }.compactMap { [gradebook] in gradebook.student(ofPerson: $0) }
    }

    private var hasSections: Bool { gradebook.sectionCount > 0 }

    private var idsInQuestion: IDTable {
        let (ids, gradebook) = (IDTable(), gradebook)
        for student in studentsInQuestion { _ = ids.add(gradebook.studentID(student)) }
        return ids
    }

    /// True when the enrollment holds today; a date that cannot be read rejects its row.
    private func isActive(_ rows: inout RosterRows) -> Bool {
        let (status, begin, end) = (4, 5, 6)
        guard rows.counts(status) else { return false }
        if !rows.table[begin].isEmpty {
            guard let day = rows.day(begin) else { return false }
            if day > today { return false }
        }
        guard !rows.table[end].isEmpty else { return true }
        guard let day = rows.day(end) else { return false }
        // What .NET and SQL Server write for a date that was never set: 0001-01-01, 1900-01-01.
        if day.yearMonthDay.year <= 1900 { return true }
        return endDates == .exclusive ? today < day : today <= day
    }
}
