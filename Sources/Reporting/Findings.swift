package import Domain
package import DurableFiles
import Outcome
package import Report

/// Takes the findings of a district or of one school as they are walked through: all go into the CSV files,
/// what fits goes to the page, and everything is counted. Nothing else counts them, so the three agree.
package final class Findings {
    private struct ReasonKey: Hashable {
        var kind: FindingKind
        var code: String
    }

    private struct ReasonTally {
        var scores = 0
        var oldest = 0
        var known = 0
        var kept = Kept<Reconciliation.HeldPlace>(limit: PageLimits.placesOfReason) {
            ($0.scores, $0.nights) > ($1.scores, $1.nights)
        }

        mutating func take(_ held: Reconciliation.HeldPlace) {
            scores += held.scores
            known += held.known ? held.scores : 0
            oldest = max(oldest, held.nights)
            kept.take(held)
        }
    }

    private let folder: FilePath
    private let frozenTable: FindingTable
    private let heldTables: [FindingKind: FindingTable]
    private let lineItemTable: FindingTable
    private var frozenByReason: [FreezeReason: Int] = [:]
    private var newlyFrozen = 0
    private var keptFrozen = Kept<Reconciliation.FrozenScore>(limit: PageLimits.frozen) {
        $0.since > $1.since
    }
    private var reasons: [ReasonKey: ReasonTally] = [:]
    private var keptLineItems = Kept<Reconciliation.EditedLineItem>(limit: PageLimits.lineItems) { _, _ in
        false
    }
    private var ages: [Reconciliation.Age.What: Reconciliation.Age] = [:]
    /// What waits for people, by school.
    package private(set) var forPeople: [String: Reconciliation.ForPeople] = [:]
    /// Held and rejected scores of each section.
    package private(set) var unresolved: [StateTally.Key: (held: Int, rejected: Int)] = [:]

    /// - Parameter folder: where the CSV files are written.
    package init(_ folder: FilePath) throws {
        self.folder = folder
        try Files.createPrivateFolder(folder)
        frozenTable = try FindingTable(folder.appending("frozen.csv"))
        heldTables = [
            .held: try FindingTable(folder.appending("held.csv")),
            .rejected: try FindingTable(folder.appending("rejected.csv")),
            .notice: try FindingTable(folder.appending("notices.csv")),
        ]
        lineItemTable = try FindingTable(folder.appending("line-items.csv"))
    }

    package func take(_ score: Reconciliation.FrozenScore, _ reason: FreezeReason) throws {
        frozenByReason[reason, default: 0] += 1
        if score.isNew { newlyFrozen += 1 }
        countForPeople(score, reason)
        age(.frozen, 1, score.nights)
        keptFrozen.take(score)
        try frozenTable.add(
            FindingRow(
                kind: "frozen", code: Reconciliation.Code(reason, scores: 1), place: score.place,
                student: score.student, scores: 1, ours: score.ours, campus: score.campus, flags: score.flags,
                changedBy: score.changedBy, changedAt: score.changedAt, since: score.since,
                nights: score.nights))
    }

    /// - Parameter rows: one for each student, or one for the line item as a whole.
    package func take(
        _ held: Reconciliation.HeldPlace, _ kind: FindingKind, _ code: String,
        rows: [FindingRow]
    ) throws {
        reasons[ReasonKey(kind: kind, code: code), default: ReasonTally()].take(held)
        let key = StateTally.Key(school: held.place.school.id, section: held.place.section.id)
        switch kind {
        case .held:
            unresolved[key, default: (0, 0)].held += held.scores
            age(.held, held.scores, held.nights)
        case .rejected:
            unresolved[key, default: (0, 0)].rejected += held.scores
            age(.rejected, held.scores, held.nights)
        case .notice: break
        }
        countForPeople(held, kind, Reconciliation.Code(kind, code, scores: held.scores))
        for row in rows { try heldTables[kind]?.add(row) }
    }

    private func countForPeople(_ score: Reconciliation.FrozenScore, _ reason: FreezeReason) {
        if reason == .unaccepted {
            forPeople[score.place.school.id, default: .init()].unaccepted += 1
        } else if score.isNew {
            forPeople[score.place.school.id, default: .init()].newlyFrozen += 1
        }
    }

    private func countForPeople(
        _ held: Reconciliation.HeldPlace, _ kind: FindingKind, _ code: Reconciliation.Code
    ) {
        guard !held.known, code.concerns != .nobody else { return }
        switch kind {
        case .held: forPeople[held.place.school.id, default: .init()].held += held.scores
        case .rejected: forPeople[held.place.school.id, default: .init()].rejected += held.scores
        case .notice: break
        }
    }

    package func take(_ line: Reconciliation.EditedLineItem, _ row: FindingRow) throws {
        keptLineItems.take(line)
        try lineItemTable.add(row)
    }

    /// Closes the files and writes what was found into the report.
    package func finish(_ report: inout Reconciliation, moves: ReasonMoves) throws {
        report.files = try [frozenTable.close()]
        for kind in FindingKind.allCases {
            if let table = heldTables[kind] { report.files.append(try table.close()) }
        }
        report.files.append(try lineItemTable.close())
        report.frozen.total = keptFrozen.total
        report.frozen.new = newlyFrozen
        report.frozen.shown = keptFrozen.inOrder
        report.frozen.byReason = frozenByReason.map { Reconciliation.Code($0.key, scores: $0.value) }
            .sorted { ($1.scores, $0.code) < ($0.scores, $1.code) }
        leaveOut("frozen scores", report.frozen.shown.count, keptFrozen.total, "frozen", &report)
        report.reasons = reasons.map { key, tally in reason(key, tally, moves) }
            .sorted {
                ($0.kind.order, $1.code.scores, $0.code.code) < ($1.kind.order, $0.code.scores, $1.code.code)
            }
        for reason in report.reasons {
            leaveOut(
                "\(reason.kind.rawValue) \(reason.code.code)", reason.shown.count, reason.places,
                reason.kind == .notice ? "notices" : reason.kind.rawValue, &report)
        }
        report.editedLineItems = keptLineItems.inOrder
        leaveOut(
            "edited line items", report.editedLineItems.count, keptLineItems.total, "line-items", &report)
        report.ages = Reconciliation.Age.What.allCases.compactMap { ages[$0] }
    }

    private func age(_ what: Reconciliation.Age.What, _ scores: Int, _ nights: Int) {
        ages[what, default: .init(what: what)].add(scores, nights: nights)
    }

    private func reason(_ key: ReasonKey, _ tally: ReasonTally, _ moves: ReasonMoves) -> Reconciliation.Reason
    {
        Reconciliation.Reason(
            kind: key.kind, code: Reconciliation.Code(key.kind, key.code, scores: tally.scores),
            new: moves.new[key.code] ?? 0, resolved: moves.resolved[key.code] ?? 0, oldest: tally.oldest,
            places: tally.kept.total, shown: tally.kept.inOrder, known: tally.known,
            needsPerson: moves.needsPerson?.contains(key.code) ?? true)
    }

    private func leaveOut(
        _ what: String, _ shown: Int, _ total: Int, _ file: String, _ report: inout Reconciliation
    ) {
        guard shown < total else { return }
        report.leftOut.append(
            Reconciliation.LeftOut(what: what, shown: shown, total: total, file: "csv/\(file).csv"))
    }
}

/// How many scores came to each code with the last export, and left it. Known of the whole district alone.
package struct ReasonMoves {
    package var new: [String: Int] = [:]
    package var resolved: [String: Int] = [:]
    /// The codes that it asked for a person because of; nil where nothing is known of a run before.
    package var needsPerson: Set<String>?
}

extension FindingKind {
    fileprivate var order: Int {
        switch self {
        case .held: 0
        case .rejected: 1
        case .notice: 2
        }
    }
}
