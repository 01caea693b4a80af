package import Domain
package import Ledger
package import Outcome
import Records
package import Report

/// What the last runs told, decoded: the parts of a report that are about runs and not about the present state.
package struct ReportHistory {
    /// Newest first.
    package let exports: [PlanOutcome]
    package let readback: ReadbackOutcome?
    package let night: NightOutcome?
    /// The run before the last one, an export or a night: what is younger is new. nil: there was none.
    package let lastTime: Instant?

    /// - Parameter present: the night that is about to end, which the ledger does not know yet.
    package init(_ ledger: LedgerSession, night present: NightOutcome?) throws {
        func decoded<T: Decodable>(_ type: T.Type, _ runs: [RecordedRun]) -> [T] {
            runs.compactMap { try? JSONText.decode(type, from: $0.summary) }
        }
        exports = decoded(PlanOutcome.self, try ledger.runs(command: .export, limit: PageLimits.nights))
        readback = decoded(ReadbackOutcome.self, try ledger.runs(command: .readback, limit: 1)).first
        let nights = decoded(NightOutcome.self, try ledger.runs(command: .nightly, limit: 2))
        night = present ?? nights.first
        let nightTimes = (nights + [present].compactMap { $0 }).map(\.at)
        // A night and its own export are of one moment.
        let times = Set((exports.map(\.at) + nightTimes).compactMap { Instant($0) }).sorted(by: >)
        lastTime = times.dropFirst().first
    }

    /// The last run had no export of its own: what the export before it told, was told.
    private var isWithoutExport: Bool {
        guard let night, let export = exports.first else { return false }
        return night.at > export.at && night.export == nil
    }

    package var moves: ReasonMoves {
        guard let export = exports.first, !isWithoutExport else { return ReasonMoves(needsPerson: []) }
        return ReasonMoves(
            new: export.unresolved?.new ?? [:], resolved: export.unresolved?.resolved ?? [:],
            needsPerson: Set(export.attention))
    }

    package func write(into report: inout Reconciliation, zone: ZoneRules, root: String) {
        report.export = exports.first.map(Reconciliation.Export.init)
        report.readback = readback.map { .init($0, after: lastTime) }
        // A night that ended before the last export by hand says nothing of it.
        if let night, night.at >= exports.first?.at ?? "" { report.night = Reconciliation.Night(night) }
        report.changes = changes
        report.nights = exports.reversed().map { Reconciliation.NightPoint($0, zone: zone) }
        let paths = ReportPaths(root: root)
        report.inputs =
            (exports.first.map { paths.inputs($0) } ?? []) + (readback.map { [paths.input($0)] } ?? [])
    }

    private var changes: [Reconciliation.Change] {
        guard !isWithoutExport, let now = exports.first.map(Reconciliation.Export.init),
            let before = exports.dropFirst().first.map(Reconciliation.Export.init)
        else { return [] }
        let pairs: [(String, KeyPath<Reconciliation.Export, Int>)] = [
            ("Sent", \.sent), ("Unchanged", \.unchanged), ("In flight", \.inFlight), ("Frozen", \.frozen),
            ("Held", \.held), ("Rejected", \.rejected),
        ]
        return pairs.map {
            Reconciliation.Change(what: $0.0, now: now[keyPath: $0.1], before: before[keyPath: $0.1])
        }
    }
}

/// Paths as a report tells them: below the workspace, or the name alone.
package struct ReportPaths {
    package let root: String

    package func short(_ path: String) -> String {
        if path.hasPrefix(root + "/") { return String(path.dropFirst(root.count + 1)) }
        return path.split(separator: "/").last.map(String.init) ?? path
    }

    package func inputs(_ export: PlanOutcome) -> [Reconciliation.Input] {
        export.inputs.map {
            Reconciliation.Input(
                kind: $0.kind, name: short($0.name), sha256: $0.sha256, rows: $0.rows, usedAt: export.at)
        }
    }

    package func input(_ readback: ReadbackOutcome) -> Reconciliation.Input {
        Reconciliation.Input(
            kind: .readback, name: short(readback.input.name), sha256: readback.input.sha256,
            rows: readback.rows, usedAt: readback.at)
    }
}

extension Reconciliation.Export {
    package init(_ outcome: PlanOutcome) {
        let classes = outcome.classes
        self.init(
            at: outcome.at, rows: outcome.rows, candidates: outcome.candidates,
            rowsWithoutSection: outcome.rowsWithoutSection, sent: classes.sent,
            unchanged: classes.unchanged, inFlight: classes.inFlight, frozen: classes.frozen,
            held: classes.held.values.reduce(0, +), rejected: classes.rejected.values.reduce(0, +))
    }
}

extension Reconciliation.Readback {
    /// - Parameter last: the run before the one that is told of.
    package init(_ outcome: ReadbackOutcome, after last: Instant?) {
        let at = Instant(outcome.at)
        self.init(
            time: outcome.input.time, appliedAt: outcome.at, full: outcome.input.full,
            confirmed: outcome.confirmed, newlyFrozen: outcome.newlyFrozen.values.reduce(0, +),
            lost: outcome.lost, isNew: last.map { last in at.map { $0 > last } ?? false } ?? true)
    }
}

extension Reconciliation.Night {
    package init(_ outcome: NightOutcome) {
        self.init(
            at: outcome.at, exitCode: Int(outcome.exitCode), sentence: outcome.sentence,
            steps: outcome.steps.map {
                Step(
                    name: $0.name.rawValue, state: $0.state.rawValue, sentence: $0.sentence,
                    failure: $0.failure.map { .init(code: $0.code, message: $0.message, advice: $0.advice) })
            },
            blocked: outcome.blocked)
    }
}

extension Reconciliation.NightPoint {
    package init(_ outcome: PlanOutcome, zone: ZoneRules) {
        let export = Reconciliation.Export(outcome)
        let day = Instant(outcome.at).map { zone.day(at: $0).description } ?? outcome.at
        self.init(
            at: outcome.at, day: day, sent: export.sent, frozen: export.frozen, held: export.held,
            rejected: export.rejected)
    }
}
