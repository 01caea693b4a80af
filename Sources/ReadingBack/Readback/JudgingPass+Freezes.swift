import CSVCore
package import Domain
import Intake
import Ledger
import Outcome
package import Records

extension JudgingPass {
    package func freeze(
        _ reason: FreezeReason, _ pair: PairedResult, _ student: String, _ line: StoredLineItem
    ) throws {
        let carrier = pair.before?.latestBundle ?? 0
        var freeze = Freeze(
            lineItem: line.id, student: student, reason: reason, since: now, ours: pair.before?.latest,
            bundle: carrier > 0 ? carrier : nil, readback: run)
        freeze.take(pair.says)
        // What was accepted at a release stands there still, unless this read-back says otherwise.
        let release = facts.release(lineItem: line.id, student: student)?.freeze
        freeze.flagsNow = release?.flagsNow ?? []
        if isOlder(student, line) {
            // A newer read-back has told what Campus has now: what could not be read, the value of ours that it showed,
            // what was accepted at a release, or nothing.
            freeze.campusNow =
                facts.ambiguities[line.id]?[student] ?? pair.before?.seen.map(readback.asCampusKeeps)
                ?? release?.campusNow ?? .blank
        } else {
            freeze.follow(pair.says, telling: readback.toldFlags)
        }
        try ledger.recordFreeze(freeze)
        try details.result(
            "frozen", reason.rawValue, line, pair, bundle: freeze.bundle, reason.entry.advice)
    }

    /// Ends a freeze that rested on an absence, and keeps that it was.
    package func lift(_ freeze: Freeze, _ pair: PairedResult, _ line: StoredLineItem) throws {
        try ledger.recordLift(Lift(freeze: freeze, at: now, liftedBy: run))
        try keepRepeated(freeze, line)
        tally.lifted[freeze.reason, default: 0] += 1
        try details.result(
            "lifted", freeze.reason.rawValue, line, pair, bundle: freeze.bundle,
            ReadbackFinding.lifted.entry.advice)
    }

    /// A frozen result stays frozen; what Campus has of it now is kept for bulk bundles and reports.
    package func follow(_ freeze: Freeze, _ says: CampusObservation, _ line: StoredLineItem) throws {
        guard !isOlder(freeze.student, line) else { return }
        var now = freeze
        now.follow(says, telling: readback.toldFlags)
        guard now != freeze else { return }
        try ledger.recordFreeze(now)
        try keepRepeated(freeze, line)
    }

    /// What bulk bundles have repeated of it, now that Campus has something else: one that comes late brings it back.
    private func keepRepeated(_ freeze: Freeze, _ line: StoredLineItem) throws {
        for bundle in facts.repeating(freeze, of: line) {
            try ledger.recordRepeated(
                lineItem: freeze.lineItem, student: freeze.student, bundle: bundle.sequence,
                campus: freeze.campusNow, flags: freeze.flagsNow)
        }
    }

    // MARK: Students who were never sent, and doubt

    package func takeUnsent(_ pair: PairedResult, _ line: StoredLineItem, _ stop: ReadbackWalk.Stop) throws {
        let student = String(decoding: pair.student, as: UTF8.self)
        try takeUnsent(pair, student, line)
        // Nobody knows which of the two is meant, so what holds of one holds of both.
        if let other = stop.readback.otherMeaning(of: student) { try takeUnsent(pair, other, line) }
    }

    private func takeUnsent(_ pair: PairedResult, _ student: String, _ line: StoredLineItem) throws {
        if let freeze = facts.freezes[line.id]?[student] {
            tally.unsentAlreadyFrozen += 1
            try follow(freeze, pair.says, line)
            let outcome = reconciler(student, line).judgeUnsent(pair.says)
            return try followDoubt(outcome, pair, student, line)
        }
        guard let outcome = reconciler(student, line).judgeUnsent(pair.says) else {
            tally.unsentBlank += 1
            return try mark(.notAwaited, pair, student, line)
        }
        try mark(outcome, pair, student, line)
        if case .frozen(let reason) = outcome {
            tally.frozen[reason, default: 0] += 1
            tally.unsentFrozen += 1
            readbackGuard.frozenAtFirstSight += 1
            try freeze(reason, pair, student, line)
        } else {
            tally.unsentAmbiguous += 1
        }
    }

    /// Keeps that Campus could not be understood, or that it can be again.
    package func mark(
        _ outcome: ResultOutcome, _ pair: PairedResult, _ student: String, _ line: StoredLineItem
    ) throws {
        let before = facts.ambiguities[line.id]?[student]
        if outcome == .ambiguous {
            try ledger.recordAmbiguous(
                lineItem: line.id, student: student, campus: try pair.scoreToRepeat(in: readback),
                readback: run)
            guard before == nil else { return }
            tally.newlyAmbiguous += 1
            try details.result(
                "held", HoldReason.ambiguous.rawValue, line, pair, bundle: nil,
                HoldReason.adviceOnAmbiguityInCampus
            )
        } else if before != nil, pair.says != .notCovered, !isOlder(student, line) {
            try ledger.removeAmbiguous(lineItem: line.id, student: student)
        }
    }

    /// What is frozen can come to be in doubt as well, and out of it again: after a release it is held or not as if it had
    /// never been frozen (Spec/rules.md, "Ambiguous").
    ///
    /// - Parameter outcome: what it would be if it were not frozen.
    package func followDoubt(
        _ outcome: ResultOutcome?, _ pair: PairedResult, _ student: String, _ line: StoredLineItem
    ) throws {
        guard !isOlder(student, line) else { return }
        if outcome == .ambiguous {
            return try ledger.recordAmbiguous(
                lineItem: line.id, student: student, campus: try pair.scoreToRepeat(in: readback),
                readback: run)
        }
        switch pair.says {
        case .notCovered, .unclear, .unreadable: break
        case .nothing, .row:
            guard facts.ambiguities[line.id]?[student] != nil else { return }
            try ledger.removeAmbiguous(lineItem: line.id, student: student)
        }
    }

    /// Marked students who were never sent, and of whom a full read-back has no row any more.
    package func takeUnmentioned(_ line: StoredLineItem, _ stop: ReadbackWalk.Stop) throws {
        var known = Set(stop.rows.map { String(decoding: stop.readback.student($0), as: UTF8.self) })
        known.formUnion(known.compactMap(stop.readback.otherMeaning))
        var reader = PackedResultsReader(stop.packed)
        while let result = try reader.next() { known.insert(String(decoding: result.student, as: UTF8.self)) }
        for (student, freeze) in facts.freezes[line.id] ?? [:] where !known.contains(student) {
            try follow(freeze, .nothing, line)
        }
        for student in (facts.ambiguities[line.id] ?? [:]).keys
        where !known.contains(student) && !isOlder(student, line) {
            try ledger.removeAmbiguous(lineItem: line.id, student: student)
        }
    }

    // MARK: What is told of

    /// Keeps what a partial read-back has told of, so that an older one tells nothing new of it.
    package func keepTold(_ stop: ReadbackWalk.Stop) throws {
        if let campus = stop.campus, campus != CampusLineItem() {
            try ledger.recordTold(lineItem: stop.line.id, student: "", at: readback.time)
        }
        for row in stop.rows {
            let student = String(decoding: stop.readback.student(row), as: UTF8.self)
            try ledger.recordTold(lineItem: stop.line.id, student: student, at: readback.time)
        }
    }

    // MARK: Releases

    /// What a read-back says of a result that was released: nothing, where it is of a time before that. A flag
    /// that was accepted then, and is taken off now, is accepted no more.
    package func sinceRelease(_ says: CampusObservation, _ line: StoredLineItem, _ student: String) throws
        -> CampusObservation
    {
        guard let release = facts.release(lineItem: line.id, student: student) else { return says }
        if isOlder(student, line) { return readback.time < release.at ? .notCovered : says }
        var standing = release.freeze.flagsNow
        switch says {
        case .nothing: standing = []
        case .row(let row):
            standing.formIntersection(row.flags.known(standing, telling: readback.toldFlags))
        case .notCovered, .unclear, .unreadable: break
        }
        if standing != release.freeze.flagsNow {
            try ledger.setAcceptedFlags(standing, lineItem: line.id, student: student)
        }
        return says
    }
}

extension Freeze {
    /// The evidence: what Campus shows, and who changed it and when.
    fileprivate mutating func take(_ says: CampusObservation) {
        switch says {
        case .notCovered, .unclear, .nothing: break
        case .unreadable(let score): campus = score
        case .row(let row):
            campus = row.score
            flags = row.flags
            changedBy = row.changedBy
            changedAt = row.changedAt
        }
    }

    /// What Campus shows now, where the read-back tells.
    fileprivate mutating func follow(_ says: CampusObservation, telling told: CampusFlags) {
        switch says {
        case .notCovered, .unclear: break
        case .unreadable(let score): campusNow = score
        case .nothing:
            campusNow = .blank
            flagsNow = []
        case .row(let row):
            campusNow = row.score
            flagsNow = row.flags.known(flagsNow, telling: told)
        }
    }
}
