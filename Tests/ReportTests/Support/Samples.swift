import Domain
import Report
import Testing

func instant(_ text: String) throws -> Instant {
    try #require(Instant(text), "\(text) is no instant")
}

/// Chicago in 2026: summer time from 8 March 08:00 UTC to 1 November 07:00 UTC.
func chicago() throws -> ZoneRules {
    try ZoneRules(
        name: "America/Chicago", initialOffset: -6 * 3600,
        changes: [
            (at: instant("2026-03-08T08:00:00Z"), offset: -5 * 3600),
            (at: instant("2026-11-01T07:00:00Z"), offset: -6 * 3600),
        ])
}

extension Reconciliation {
    /// Of a district that has never done anything.
    static var empty: Reconciliation {
        Reconciliation(
            at: "2026-11-24T12:00:00.000Z", localTime: "24 November 2026, 06:00 (America/Chicago)",
            run: "20261124T120000Z-report", program: "1.0", district: "Cedar Valley", school: nil,
            names: false, configuration: Configuration(sha256: "c0ffee", settings: []),
            workspace: "cedar-valley")
    }

    /// One in which every part of the page has something to show.
    static func full(text: String = "Essay") -> Reconciliation {
        var it = empty
        let place = Place(
            school: Name(id: "HS", name: text), section: Name(id: "41001", name: text), item: "901",
            title: text, lineItem: "itsl_901_41001")
        let student = Student(id: "s501", name: text)
        it.notes = [text]
        it.export = Export(classes: 9, unchanged: 8, inFlight: 7, frozen: 6, held: 5, rejected: 4)
        it.night = Night(
            at: it.at, exitCode: 3, sentence: text,
            steps: [.init(name: "export", state: "done", sentence: text)], blocked: [])
        it.inputs = [
            Input(kind: .gradebook, name: text, sha256: "abc", rows: nil, usedAt: it.at),
            Input(kind: .roster, name: text, sha256: "def", rows: 7, usedAt: it.at),
        ]
        it.configuration.settings = [.init(key: "bundle.mode", value: text)]
        it.results = .of(sent: 20, confirmed: 10, inFlight: 4, lost: 2, frozen: 3, released: 1)
        it.changes = [Change(what: "Sent", now: 3, before: 5)]
        it.frozen.total = 1
        it.frozen.new = 1
        it.frozen.released = 2
        it.frozen.byReason = [.of("changed", scores: 1, text)]
        it.frozen.shown = [
            FrozenScore(
                place: place, student: student, reason: .changed, ours: "8", campus: nil, flags: "late",
                changedBy: text, changedAt: it.at, since: it.at, nights: 3, isNew: true)
        ]
        it.reasons = FindingKind.allCases.map { kind in
            Reason(
                kind: kind, code: .of("code-\(kind.rawValue)", scores: 5, text), new: 2, resolved: 1,
                oldest: 4, places: 1,
                shown: [
                    HeldPlace(
                        place: place, scores: 5, students: [student], studentCount: 5, since: it.at,
                        nights: 4)
                ])
        }
        it.editedLineItems = [EditedLineItem(place: place, code: "edited-in-campus", campus: [text])]
        it.bundles = [
            Bundle(
                sequence: 1, file: text, at: it.at, school: nil, lineItems: 2, results: 9,
                state: .inFlight, awaited: 4, handover: .waiting, nights: 1)
        ]
        it.ages = [.init(what: .frozen)]
        it.nights = (1...3).map { .night($0, sent: $0 * 10, frozen: $0, held: 4) }
        it.schools = [
            School(
                school: place.school, results: it.results, frozen: 3, held: 5, rejected: 5, sectionCount: 1,
                sections: [
                    Section(section: place.section, results: it.results, frozen: 3, held: 5, rejected: 5)
                ])
        ]
        it.files = [File(name: "csv/held.csv", rows: 5, sha256: "123")]
        it.leftOut = [LeftOut(what: "bundles", shown: 1, total: 2, file: "csv/bundles.csv")]
        it.judge()
        return it
    }
}

extension Reconciliation.Export {
    /// An export whose classes add up to what was there.
    init(
        classes sent: Int, unchanged: Int = 0, inFlight: Int = 0, frozen: Int = 0, held: Int = 0,
        rejected: Int = 0
    ) {
        let sum = sent + unchanged + inFlight + frozen + held + rejected
        self.init(
            at: "2026-11-24T02:00:00.000Z", rows: sum, candidates: sum, rowsWithoutSection: 0, sent: sent,
            unchanged: unchanged, inFlight: inFlight, frozen: frozen, held: held, rejected: rejected)
    }
}

extension Reconciliation.ResultCounts {
    static func of(
        sent: Int, confirmed: Int = 0, inFlight: Int = 0, lost: Int = 0, frozen: Int = 0, released: Int = 0
    ) -> Self {
        var counts = Self()
        counts.sent = sent
        counts.confirmed = confirmed
        counts.inFlight = inFlight
        counts.lost = lost
        counts.frozen = frozen
        counts.released = released
        return counts
    }
}

extension Reconciliation.Code {
    static func of(
        _ code: String, scores: Int, _ meaning: String = "Item has no term", concerns: Concern = .teacher
    ) -> Self {
        Self(code: code, meaning: meaning, concerns: concerns, whatToDo: "Look.", scores: scores)
    }
}

extension Reconciliation.Reason {
    /// Scores held or rejected for a reason, some of them new.
    static func of(
        _ kind: FindingKind, _ code: String, scores: Int, new: Int = 0, concerns: Concern = .teacher,
        known: Int = 0, needsPerson: Bool = true
    ) -> Self {
        Self(
            kind: kind, code: .of(code, scores: scores, concerns: concerns), new: new, resolved: 0, oldest: 0,
            places: 1, shown: [], known: known, needsPerson: needsPerson)
    }
}

extension Reconciliation.NightPoint {
    static func night(_ number: Int, sent: Int = 0, frozen: Int = 0, held: Int = 0) -> Self {
        let day = "2026-11-\(number < 10 ? "0" : "")\(number)"
        return Self(
            at: "\(day)T08:00:00.000Z", day: day, sent: sent, frozen: frozen, held: held, rejected: 0)
    }
}
