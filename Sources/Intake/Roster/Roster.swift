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

    private var periods: [String: GradingPeriod] = [:]
    /// Class as numbered in the gradebook → school; nil where Campus does not have the class.
    private var school: [String?]
    /// The same class → how people call it; empty where the roster does not say.
    private var title: [String]
    private var schoolNames: [String: String] = [:]
    /// Rows of enrollments.csv, of whatever class and role.
    public private(set) var enrollmentRows = 0
    private var studentInCampus: [Bool]
    private var enrolled = Enrolled(classes: 0, pairs: [])
    private let gradebook: Gradebook
    private let endDates: EndDates
    private let today: CalendarDay

    public init(
        _ set: InputSet, profile: Profile, gradebook: Gradebook, endDates: EndDates, today: CalendarDay,
        limits: TableLimits = TableLimits(), report: @escaping (InputFinding) -> Void
    ) throws {
        self.gradebook = gradebook
        self.endDates = endDates
        self.today = today
        school = Array(repeating: nil, count: gradebook.sections.classIDs.count)
        title = Array(repeating: "", count: school.count)
        studentInCampus = Array(repeating: false, count: gradebook.persons.studentIDs.count)
        let opener = TableOpener(set: set, profile: profile, limits: limits, report: report)
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
    private func table(_ opener: TableOpener, _ shape: TableShape) throws -> TableReader {
        try opener.required(shape, known: OneRosterSet.known(shape))
    }

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
        var table = try table(opener, RosterTables.orgs)
        while try table.next() {
            guard ids.add(table[id]).isNew else { throw table.repeatedKey() }
            if !table[name].isEmpty { schoolNames[table.string(id)] = table.string(name) }
        }
    }

    private func readSessions(_ opener: TableOpener) throws {
        let ids = IDTable()
        let (id, start, end, status) = (0, 1, 2, 3)
        var table = try table(opener, RosterTables.sessions)
        while try table.next() {
            guard ids.add(table[id]).isNew else { throw table.repeatedKey() }
            guard let first = CalendarDay(table[start]), let endDay = CalendarDay(table[end]) else {
                let column = CalendarDay(table[start]) == nil ? start : end
                opener.report(table.badValue(column, id: table.string(id)))
                continue
            }
            guard GUIDRule.accepts(table[id]) else {
                opener.report(table.badValue(id, id: nil))
                continue
            }
            if OneRosterSet.isDeleted(table[status]) { continue }
            let last = endDates == .exclusive ? endDay.adding(days: -1) : endDay
            let name = table.string(id)
            periods[name] = GradingPeriod(id: name, firstDay: first, lastDay: last)
        }
    }

    private func readClasses(_ opener: TableOpener) throws {
        let ids = IDTable()
        let (id, schoolID, status, titleColumn) = (0, 1, 2, 3)
        var table = try table(opener, RosterTables.classes)
        while try table.next() {
            guard ids.add(table[id]).isNew else { throw table.repeatedKey() }
            guard GUIDRule.accepts(table[id]), GUIDRule.accepts(table[schoolID]) else {
                let column = GUIDRule.accepts(table[id]) ? schoolID : id
                opener.report(table.badValue(column, id: column == id ? nil : table.string(id)))
                continue
            }
            guard let index = gradebook.sections.classIDs.index(of: table[id]),
                !OneRosterSet.isDeleted(table[status])
            else { continue }
            school[index] = table.string(schoolID)
            title[index] = table.string(titleColumn)
        }
    }

    private func readUsers(_ opener: TableOpener) throws {
        let ids = IDTable()
        let (id, status) = (0, 1)
        var table = try table(opener, RosterTables.users)
        while try table.next() {
            guard ids.add(table[id]).isNew else { throw table.repeatedKey() }
            guard GUIDRule.accepts(table[id]) else {
                opener.report(table.badValue(id, id: nil))
                continue
            }
            guard let student = gradebook.persons.studentIDs.index(of: table[id]),
                !OneRosterSet.isDeleted(table[status])
            else { continue }
            studentInCampus[student] = true
        }
    }

    private func readEnrollments(_ opener: TableOpener) throws {
        // Fingerprints, not ids: a district has millions of enrollments and only their repetition matters.
        var ids = NumberSet()
        var pairs: [(UInt32, UInt32)] = []
        let seed = UInt64.random(in: .min ... .max)
        let (id, classID, userID, role) = (0, 1, 2, 3)
        var table = try table(opener, RosterTables.enrollments)
        while try table.next() {
            guard ids.insert(ByteHash.hash(table[id], seed: seed)) else { throw table.repeatedKey() }
            guard Cell.equals(table[role], "student"),
                let index = gradebook.sections.classIDs.index(of: table[classID]),
                let student = gradebook.persons.studentIDs.index(of: table[userID])
            else { continue }
            guard try isActive(table, opener) else { continue }
            pairs.append((UInt32(index), UInt32(student)))
        }
        enrollmentRows = table.rowCount
        enrolled = Enrolled(classes: school.count, pairs: pairs)
    }

    /// True when the enrollment holds today; a date that cannot be read rejects its row.
    private func isActive(_ table: borrowing TableReader, _ opener: TableOpener) throws -> Bool {
        let (status, begin, end) = (4, 5, 6)
        if OneRosterSet.isDeleted(table[status]) { return false }
        if !table[begin].isEmpty {
            guard let day = CalendarDay(table[begin]) else {
                opener.report(table.badValue(begin, id: table.string(0)))
                return false
            }
            if day > today { return false }
        }
        guard !table[end].isEmpty else { return true }
        guard let day = CalendarDay(table[end]) else {
            opener.report(table.badValue(end, id: table.string(0)))
            return false
        }
        return endDates == .exclusive ? today < day : today <= day
    }
}
