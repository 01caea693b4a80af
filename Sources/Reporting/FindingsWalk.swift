import CSVCore
package import Domain
package import Ledger
import Outcome
package import Records
package import Report

/// Walks through everything that people may have to look at, by school, section and item, and hands it on.
package struct FindingsWalk {
    package let ledger: LedgerSession
    package let facts: ReportFacts
    package let freezes: [Int64: [String: Freeze]]
    package let ambiguities: [Int64: [String: CampusScore]]
    /// What people know of.
    package let known: [FindingKey: KnownFinding]
    package let unreadable: UnreadableValues

    package init(
        _ ledger: LedgerSession, _ facts: ReportFacts, freezes: [Int64: [String: Freeze]],
        unreadable: UnreadableValues
    ) throws {
        self.unreadable = unreadable
        self.ledger = ledger
        self.facts = facts
        self.freezes = freezes
        ambiguities = try ledger.ambiguities()
        known = try ledger.knownFindings()
    }

    /// - Parameter findings: who takes those of a school; nobody where none is told of it.
    package func run(_ findings: (_ school: String) throws -> [Findings]) throws {
        let places = try ledger.placesWithFindings()
        while let found = try places.next() {
            let takers = try findings(found.school)
            guard !takers.isEmpty else { continue }
            let told: Void? = try ledger.withLineItem(item: found.item, section: found.section) {
                line, packed in
                // A line item belongs to the place under whose school it is; the query names each once.
                try handOn(found, line, try values(packed, of: line), to: takers)
            }
            if told == nil { try handOn(found, nil, [:], to: takers) }
        }
    }

    /// What the ledger knows of the students whom anything here is told of.
    private struct Values {
        var ours: String?
        var campus: String?
    }

    private func values(_ packed: FieldBytes, of line: StoredLineItem) throws -> [String: Values] {
        let rows = try ledger.unresolved(item: line.item, section: line.section)
        let wanted = Set(rows.flatMap(\.students))
        guard !wanted.isEmpty else { return [:] }
        var values: [String: Values] = [:]
        var reader = PackedResultsReader(packed)
        while let result = try reader.next() {
            let student = String(decoding: result.student, as: UTF8.self)
            guard wanted.contains(student) else { continue }
            let campus = ambiguities[line.id]?[student]?.shown ?? result.seen?.text
            values[student] = Values(ours: result.latest?.text, campus: campus)
        }
        return values
    }

    private func handOn(
        _ found: FindingPlace, _ line: StoredLineItem?, _ values: [String: Values], to takers: [Findings]
    ) throws {
        let rows = try ledger.unresolved(item: found.item, section: found.section)
        let place = facts.place(found, line, title: rows.first?.title ?? "")
        if let line {
            for score in frozenScores(of: line, place) {
                for taker in takers { try taker.take(score.0, score.1) }
            }
            try handOnEdits(of: line, place, to: takers)
        }
        for row in rows { try handOn(row, place, values, to: takers) }
    }

    // MARK: Frozen scores

    private func frozenScores(
        of line: StoredLineItem, _ place: Reconciliation.Place
    ) -> [(Reconciliation.FrozenScore, FreezeReason)] {
        (freezes[line.id] ?? [:]).values.sorted { $0.student < $1.student }.map { freeze in
            let score = Reconciliation.FrozenScore(
                place: place, student: facts.student(freeze.student), reason: freeze.reason,
                ours: freeze.ours?.text, campus: freeze.campusNow.shown, flags: freeze.flagsNow.text,
                changedBy: freeze.changedBy, changedAt: freeze.changedAt?.description,
                since: freeze.since.description, nights: facts.nights(since: freeze.since),
                isNew: facts.isNew(freeze.since))
            return (score, freeze.reason)
        }
    }

    // MARK: Held, rejected, noticed

    private func handOn(
        _ row: UnresolvedRow, _ place: Reconciliation.Place, _ results: [String: Values],
        to takers: [Findings]
    ) throws {
        let since = facts.time(ofRun: row.since)
        let nights = since.map(facts.nights) ?? 0
        let known = known[FindingKey(row)]
        func unreadable(_ person: String) -> String? {
            guard row.kind == .rejected else { return nil }
            return self.unreadable.value(item: row.item, section: row.section, person: person)
        }
        var told = row.students.map { facts.student($0) } + row.persons.map { .init(id: $0, name: nil) }
        for place in told.indices { told[place].unreadable = unreadable(told[place].id) }
        let held = Reconciliation.HeldPlace(
            place: place, scores: row.scores, students: Array(told.prefix(PageLimits.studentsOfPlace)),
            studentCount: told.count, since: since?.description ?? "", nights: nights,
            known: known != nil)
        var plain = FindingRow(
            kind: row.kind.rawValue, code: Reconciliation.Code(row.kind, row.code, scores: row.scores),
            place: place, scores: 1, since: since?.description ?? "", nights: nights,
            known: known?.at.description)
        var rows: [FindingRow] = []
        for student in row.students {
            plain.student = facts.student(student)
            plain.ours = results[student]?.ours
            plain.campus = results[student]?.campus
            plain.unreadable = unreadable(student)
            rows.append(plain)
        }
        (plain.student, plain.ours, plain.campus) = (nil, nil, nil)
        for person in row.persons {
            plain.person = person
            plain.unreadable = unreadable(person)
            rows.append(plain)
        }
        // Of the line item as a whole, or a second score of a student that is told already.
        (plain.person, plain.unreadable) = (nil, nil)
        plain.scores = row.scores - rows.count
        if plain.scores > 0 || rows.isEmpty { rows.append(plain) }
        for taker in takers { try taker.take(held, row.kind, row.code, rows: rows) }
    }

    // MARK: Line items that Campus changed

    private func handOnEdits(
        of line: StoredLineItem, _ place: Reconciliation.Place, to takers: [Findings]
    ) throws {
        guard line.isEditedInCampus || line.campusHold != nil else { return }
        var campus: [String] = []
        let ours = line.version
        if let title = line.campus?.title { campus.append("title: \(ours.title) → \(title)") }
        if let due = line.campus?.dueDate { campus.append("due: \(ours.dueDate) → \(due)") }
        if let category = line.campus?.category { campus.append("category: \(ours.category) → \(category)") }
        if let points = line.campus?.maxPoints { campus.append("points: \(ours.maxPoints) → \(points)") }
        if let there = line.lastThere { campus.append("last there on \(there)") }
        let code =
            line.campusHold.map { Reconciliation.Code(.held, $0.rawValue, scores: 0) } ?? .editedInCampus
        let edited = Reconciliation.EditedLineItem(place: place, code: code.code, campus: campus)
        let row = FindingRow(
            kind: "line item", code: code, place: place, scores: 0, campus: campus.joined(separator: "; "),
            since: "")
        for taker in takers { try taker.take(edited, row) }
    }
}

extension Reconciliation.Code {
    package static let editedInCampus = Reconciliation.Code(
        ReadbackFinding.editedInCampus.rawValue, ReadbackFinding.editedInCampus.entry, scores: 0)
}
