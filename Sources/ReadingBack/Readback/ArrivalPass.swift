import CSVCore
package import Domain
import Intake
import Records

/// Which bundles have arrived, counted over everything that a read-back shows.
package struct ArrivalPass {
    private let facts: LedgerFacts
    private let reconciler: Reconciler
    private(set) var count = ArrivalCount()
    /// Rows that stand for a student whom we sent.
    private(set) var matchedRows = 0
    /// Rows that stand for nobody whom we sent.
    private(set) var unknownPersons = UnknownPersons()
    /// A row with a score of a student whom we never sent, whose id is that of one whom we sent in another way of writing.
    private(set) var rewritten: (theirs: String, ours: String)?
    /// Some row's student is one whom we sent under this line item, but for upper and lower case.
    private(set) var hasOtherCase = false
    /// Of a partial one a few unknown persons are scores that people entered; so many and no one else are other ids than ours.
    private static let manyUnknown = 10

    /// None of its students is one of ours: the read-back names them otherwise.
    package var namesNobody: Bool {
        guard matchedRows == 0, unknownPersons.rows > 0 else { return false }
        // A full one that shows others and nobody of ours would prove all of ours missing.
        return reconciler.readback.isFull || unknownPersons.rows >= Self.manyUnknown
            || unknownPersons.cause != .none
    }

    package init(_ facts: LedgerFacts, _ readback: ReadbackFacts) {
        self.facts = facts
        reconciler = Reconciler(readback)
    }

    /// A line item of which Campus shows nothing but our latest values; its results are counted with the others'.
    package mutating func take(settled line: SettledLineItem) {
        matchedRows += line.shown
    }

    package mutating func take(_ results: SettledResults) {
        count.add(results.arrival)
    }

    package mutating func take(_ stop: ReadbackWalk.Stop) throws {
        let frozen = facts.freezes[stop.line.id] ?? [:]
        let hasReleases = facts.releases[stop.line.id] != nil
        var pairing = try stop.pairing()
        var unknown: [String: String] = [:]
        while let pair = try pairing.pair() {
            guard let before = pair.before else {
                unknownPersons.add()
                if matchedRows == 0 { try compare(pair.student, stop) }
                guard pair.says.tellsScore else { continue }
                let student = String(decoding: pair.student, as: UTF8.self)
                // What is frozen was seen: a person has said that it is somebody else.
                if frozen[student] == nil {
                    unknown[PlainID.student(student)] = student
                }
                continue
            }
            if pair.hasRow { matchedRows += 1 }
            if !frozen.isEmpty, frozen[String(decoding: pair.student, as: UTF8.self)] != nil { continue }
            if before.isSentOnce, pair.plainlyConfirmed(by: reconciler) != nil {
                count.countShown(onlyBundle: before.latestBundle)
            } else {
                try count.count(
                    before.history, pair.says, release: hasReleases ? release(pair, stop) : nil,
                    in: reconciler.readback)
            }
        }
        if !unknown.isEmpty, rewritten == nil || !hasOtherCase { try findRewritten(unknown, stop) }
    }

    private mutating func findRewritten(_ unknown: [String: String], _ stop: ReadbackWalk.Stop) throws {
        var pairing = try stop.pairing()
        while let pair = try pairing.pair() {
            guard pair.before != nil else { continue }
            let ours = String(decoding: pair.student, as: UTF8.self)
            guard let theirs = unknown[PlainID.student(ours)] else { continue }
            if theirs.lowercased() == ours.lowercased() { hasOtherCase = true }
            if rewritten != nil { continue }
            rewritten = (String(decoding: stop.readback.written(theirs.utf8.span), as: UTF8.self), ours)
        }
    }

    /// What Campus had when a person released the result last.
    private func release(_ pair: PairedResult, _ stop: ReadbackWalk.Stop) -> CampusResult? {
        let student = String(decoding: pair.student, as: UTF8.self)
        return facts.release(lineItem: stop.line.id, student: student)?.freeze.campusResult
    }

    /// Extracts, and sets of OneRoster 1.2, name a person by a bare number where 1.1 puts an `s` before it.
    private mutating func compare(_ student: FieldBytes, _ stop: ReadbackWalk.Stop) throws {
        let written = stop.readback.written(student)
        var reader = PackedResultsReader(stop.packed)
        while let known = try reader.next() { unknownPersons.compare(written.span, with: known.student) }
    }
}

extension CampusObservation {
    /// There is more than a blank.
    fileprivate var tellsScore: Bool {
        switch self {
        case .notCovered, .nothing: false
        case .unclear, .unreadable: true
        case .row(let row): !row.score.isBlank || !row.flags.isDisjoint(with: .freezing)
        }
    }
}
