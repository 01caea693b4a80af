import Domain
import Ledger
import Report

/// What every finding is told with: names, times and ages.
struct ReportFacts {
    let now: Instant
    let zone: ZoneRules
    /// What was found since then is new; nil before the second export: then all of it is.
    let lastTime: Instant?
    let schools: [String: String]
    let sections: [String: SectionName]
    let runs: [Int64: Instant]
    /// Names of students, only where they were asked for.
    let students: [String: String]

    init(
        _ ledger: LedgerSession, now: Instant, zone: ZoneRules, lastTime: Instant?, students: [String: String]
    ) throws {
        self.now = now
        self.zone = zone
        self.lastTime = lastTime
        self.students = students
        schools = try ledger.schoolNames()
        sections = try ledger.sectionNames()
        runs = try ledger.runTimes()
    }

    func isNew(_ since: Instant) -> Bool { lastTime.map { since > $0 } ?? true }

    /// Days of the district from then to now.
    func nights(since: Instant) -> Int {
        max(0, Int(zone.day(at: now).daysSince1970 - zone.day(at: since).daysSince1970))
    }

    func time(ofRun run: Int64) -> Instant? { runs[run] }

    func school(_ id: String) -> Reconciliation.Name { Reconciliation.Name(id: id, name: schools[id]) }

    /// The school that a roster gave the line item's section last: a section that moved is in one school alone.
    func school(of line: StoredLineItem) -> String {
        guard let named = sections[line.section]?.school, !named.isEmpty else { return line.school }
        return named
    }

    func section(_ id: String) -> Reconciliation.Name {
        Reconciliation.Name(id: id, name: sections[id]?.title)
    }

    func student(_ id: String) -> Reconciliation.Student {
        Reconciliation.Student(id: id, name: students[id])
    }

    func place(_ found: FindingPlace, _ line: StoredLineItem?, title: String) -> Reconciliation.Place {
        Reconciliation.Place(
            school: school(found.school), section: section(found.section), item: found.item,
            title: line?.version.title ?? title, lineItem: line?.sourcedID)
    }
}
