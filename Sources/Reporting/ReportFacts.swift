package import Domain
package import Ledger
package import Records
package import Report

/// What every finding is told with: names, times and ages.
package struct ReportFacts {
    package let now: Instant
    package let zone: ZoneRules
    /// What was found since then is new; nil before the second export: then all of it is.
    package let lastTime: Instant?
    package let schools: [String: String]
    package let sections: [String: SectionName]
    package let runs: [Int64: Instant]
    /// Names of students, only where they were asked for.
    package let students: [String: String]

    package init(
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

    package func isNew(_ since: Instant) -> Bool { lastTime.map { since > $0 } ?? true }

    /// Days of the district from then to now.
    package func nights(since: Instant) -> Int {
        max(0, Int(zone.day(at: now).daysSince1970 - zone.day(at: since).daysSince1970))
    }

    package func time(ofRun run: Int64) -> Instant? { runs[run] }

    package func school(_ id: String) -> Reconciliation.Name {
        Reconciliation.Name(id: id, name: schools[id])
    }

    /// The school that a roster gave the line item's section last: a section that moved is in one school alone.
    package func school(of line: StoredLineItem) -> String {
        guard let named = sections[line.section]?.school, !named.isEmpty else { return line.school }
        return named
    }

    package func section(_ id: String) -> Reconciliation.Name {
        Reconciliation.Name(id: id, name: sections[id]?.title)
    }

    package func student(_ id: String) -> Reconciliation.Student {
        Reconciliation.Student(id: id, name: students[id])
    }

    package func place(_ found: FindingPlace, _ line: StoredLineItem?, title: String) -> Reconciliation.Place
    {
        Reconciliation.Place(
            school: school(found.school), section: section(found.section), item: found.item,
            title: line?.version.title ?? title, lineItem: line?.sourcedID)
    }
}
