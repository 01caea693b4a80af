import CSVCore
public import Domain
import Ledger

/// `frozen list` and `frozen release`.
public struct FreezeCommands {
    private let session: WorkspaceSession

    public init(_ session: WorkspaceSession) {
        self.session = session
    }

    public func list(_ filter: FreezeFilter) throws -> FrozenList {
        try session.ledger.read { try FrozenList($0, filter) }
    }

    /// Lifts freezes, for good and on the record: they count as never seen, and go out with the next export.
    ///
    /// - Parameters:
    ///   - by: who decides, and `why`; both are kept.
    ///   - isDryRun: says what would be released, and changes nothing.
    public func release(
        _ filter: FreezeFilter, by: String, why: String, now: Instant, isDryRun: Bool
    ) throws -> ReleaseOutcome {
        let recovered = isDryRun ? [] : try session.recover(now: now)
        do {
            if isDryRun {
                let list = try session.ledger.read { try FrozenList($0, filter) }
                return ReleaseOutcome(at: now, by: by, why: why, isDryRun: true, released: list.frozen)
            }
            let released = try session.ledger.write { ledger in
                try release(filter, Signature(by: by, why: why, at: now), in: ledger)
            }
            guard !released.isEmpty else { throw NothingFrozen() }
            var outcome = ReleaseOutcome(at: now, by: by, why: why, isDryRun: false, released: released)
            outcome.recovered = recovered
            return outcome
        } catch {
            throw Failure(error).noting(recovered: recovered)
        }
    }

    private struct Signature {
        let by: String
        let why: String
        let at: Instant
    }

    private func release(
        _ filter: FreezeFilter, _ signature: Signature, in ledger: LedgerSession
    ) throws -> [FrozenList.Item] {
        let list = try FrozenList(ledger, filter)
        guard !list.frozen.isEmpty else { return [] }
        let lastReadback = try ledger.lastReadback()?.run
        let marker = try ledger.lineItemMarker()
        for (id, frozenHere) in try ledger.freezes() {
            guard let line = try ledger.lineItem(id) else { continue }
            let chosen = frozenHere.values.filter { filter.includes($0, of: line) }
            guard !chosen.isEmpty else { continue }
            for freeze in chosen {
                try ledger.recordRelease(
                    Release(
                        freeze: freeze, at: signature.at, by: signature.by, why: signature.why,
                        afterReadback: lastReadback))
                try ledger.removeFreeze(lineItem: id, student: freeze.student)
            }
            try ledger.withResults(ofLineItem: id) { packed in
                try repack(packed, releasing: Set(chosen.map(\.student)), of: id, marker)
            }
        }
        try ledger.recordFinished(
            run: ledger.recordRun(
                command: "frozen release", at: signature.at,
                summary: try JSONText.compact(
                    ReleaseOutcome(
                        at: signature.at, by: signature.by, why: signature.why, isDryRun: false,
                        released: list.frozen)), inputs: []))
        return list.frozen
    }

    /// Writes the line item's results anew, a release behind what was sent of each chosen one.
    private func repack(
        _ packed: FieldBytes, releasing students: Set<String>, of lineItem: Int64, _ marker: LineItemMarker
    ) throws {
        var results: [(student: String, before: PackedResult?)] = []
        var reader = PackedResultsReader(packed)
        while let result = try reader.next() {
            results.append((String(decoding: result.student, as: UTF8.self), result))
        }
        let known = Set(results.map(\.student))
        // A score that a person entered for a student whom we never sent has no entry yet.
        results += students.subtracting(known).map { ($0, nil) }
        results.sort { $0.student.utf8.lexicographicallyPrecedes($1.student.utf8) }
        var packer = PackedResultsWriter()
        for (student, before) in results {
            if students.contains(student) {
                var copy = student
                try copy.withUTF8 { try packer.release($0, before: before) }
            } else if let before {
                try packer.keep(before)
            }
        }
        try packer.withText { try marker.setResults($0, lineItem: lineItem) }
    }
}

/// Nothing is frozen that fits what was asked for.
struct NothingFrozen: Error {}
