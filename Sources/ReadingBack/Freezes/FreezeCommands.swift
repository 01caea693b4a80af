import CSVCore
public import Domain
public import DurableFiles
import Ledger
package import Outcome
import PlainText
import Publishing
import Records
public import Session

/// `frozen list` and `frozen release`.
public struct FreezeCommands {
    private let session: WorkspaceSession
    private let gradebook: FilePath?
    private let progress: ProgressReport

    /// - Parameter gradebook: what itslearning has now is read from it; nil: from the newest.
    public init(
        _ session: WorkspaceSession, gradebook: FilePath? = nil, progress: ProgressReport = .silent
    ) {
        self.session = session
        self.gradebook = gradebook
        self.progress = progress
    }

    public func list(_ filter: FreezeFilter) throws -> FrozenList {
        var list = try session.ledger.read { try FrozenList($0, filter) }
        list.take(look(at: list))
        return list
    }

    private func look(at list: FrozenList) -> GradebookAtHand {
        GradebookLook(session: session, progress: progress)
            .look(gradebook, for: Set(list.frozen.map(\.key)))
    }

    /// Lifts freezes, for good and on the record: they count as never seen, and go out with the next export.
    ///
    /// - Parameters:
    ///   - by: who decides, and `why`; both are kept.
    ///   - isDryRun: says what would be released, and changes nothing.
    ///   - questions: puts each of them to a person; nil where all that fit are meant.
    public func release(
        _ filter: FreezeFilter, by: String, why: String, now: Instant, isDryRun: Bool,
        asking questions: FreezeQuestions? = nil
    ) throws -> ReleaseOutcome {
        if !isDryRun { try session.recover(now: now) }
        var list = try list(filter)
        guard !list.frozen.isEmpty || isDryRun else { throw NothingFrozen() }
        if let questions { list.frozen = questions.chosen(of: try titled(list.frozen), session.time) }
        let outcome = ReleaseOutcome(at: now, by: by, why: why, isDryRun: isDryRun, list)
        guard !isDryRun, !list.frozen.isEmpty else { return outcome }
        // Nobody else writes meanwhile: the lock is held.
        try session.ledger.write { try release(list.frozen, outcome, at: now, in: $0) }
        return outcome
    }

    /// Each with the title that it was last sent under.
    private func titled(_ frozen: [FrozenList.Item]) throws -> [(FrozenList.Item, String)] {
        try session.ledger.read { ledger in
            try frozen.map { item in
                (item, try ledger.lineItem(item: item.item, section: item.section)?.version.title ?? "")
            }
        }
    }

    private func release(
        _ frozen: [FrozenList.Item], _ outcome: ReleaseOutcome, at now: Instant, in ledger: LedgerSession
    ) throws {
        let students = Dictionary(grouping: frozen, by: \.lineItem).mapValues { Set($0.map(\.student)) }
        let lastReadback = try ledger.lastReadback()?.run
        let marker = try ledger.lineItemMarker()
        for (id, frozenHere) in try ledger.freezes() {
            guard let line = try ledger.lineItem(id) else { continue }
            let chosen = frozenHere.values.filter { students[line.sourcedID]?.contains($0.student) == true }
            guard !chosen.isEmpty else { continue }
            for freeze in chosen {
                try ledger.recordRelease(
                    Release(
                        freeze: freeze, at: now, by: outcome.by, why: outcome.reason,
                        afterReadback: lastReadback))
                try ledger.removeFreeze(lineItem: id, student: freeze.student)
            }
            try ledger.withResults(ofLineItem: id) { packed in
                try repack(packed, releasing: Set(chosen.map(\.student)), of: id, marker)
            }
        }
        try ledger.recordFinished(
            run: ledger.recordRun(
                command: .frozenRelease, at: now, summary: try JSONText.compact(outcome), inputs: []))
    }

    /// Writes the line item's results anew, a release behind what was sent of each chosen one.
    private func repack(
        _ packed: FieldBytes, releasing students: Set<String>, of lineItem: Int64, _ marker: LineItemMarker
    ) throws {
        var results: [(student: String, before: PackedPlace?)] = []
        var reader = PackedResultsReader(packed)
        while let result = try reader.next() {
            results.append((String(decoding: result.student, as: UTF8.self), result.place))
        }
        let known = Set(results.map(\.student))
        // A score that a person entered for a student whom we never sent has no entry yet.
        results += students.subtracting(known).map { ($0, nil) }
        results.sort { $0.student.precedesBytewise($1.student) }
        var packer = PackedResultsWriter()
        for (student, place) in results {
            let before: PackedResult? = if let place { PackedResult(place, of: packed) } else { nil }
            if students.contains(student) {
                try packer.release(student.utf8.span, before: before)
            } else if let before {
                try packer.keep(before)
            }
        }
        try packer.withText { try marker.setResults($0, lineItem: lineItem) }
    }
}

/// Nothing is frozen that fits what was asked for.
package struct NothingFrozen: Error {}

extension NothingFrozen: SaysFailure {
    package var failure: Failure {
        Failure(
            .failed, "nothing-frozen", "no frozen score fits what was named; nothing was released",
            "`gradebridge frozen list` shows what is frozen, and under which ids.")
    }
}
