package import CSVCore
package import Domain
import Inputs
package import Intake
package import Records

/// One student under a line item of ours: what the ledger has, and what the read-back shows.
package struct PairedResult: ~Escapable {
    package let student: FieldBytes
    /// nil: never sent.
    package let before: PackedResult?
    package var says: CampusObservation
    /// The line of the student's first row; nil where there is none.
    package let lineNumber: Int?
    /// What that row shows.
    package let firstScore: CampusScore
    /// What the student's further rows show; nearly always there are none.
    package let furtherScores: [CampusScore]

    @_lifetime(copy student, copy before)
    init(
        student: FieldBytes, before: PackedResult?, says: CampusObservation, lineNumber: Int? = nil,
        firstScore: CampusScore = .blank, furtherScores: [CampusScore] = []
    ) {
        self.student = student
        self.before = before
        self.says = says
        self.lineNumber = lineNumber
        self.firstScore = firstScore
        self.furtherScores = furtherScores
    }

    package var hasRow: Bool { lineNumber != nil }

    /// Our latest value, where the row plainly shows it and nothing else: what has arrived makes no difference then.
    package func plainlyConfirmed(by reconciler: Reconciler) -> ScoreValue? {
        guard let before, let latest = before.latest, case .row(let row) = says,
            reconciler.isPlainConfirmation(latest: latest, bundle: before.latestBundle, row)
        else { return nil }
        return latest
    }

    /// What a bulk bundle may repeat of several rows: a value of ours goes first, the one sent last before the others,
    /// for that row is the one that we sent. What a unknown row beside it has would be written over ours, and then freeze.
    package func scoreToRepeat(in readback: ReadbackFacts) throws -> CampusScore {
        guard let history = try before?.history else { return firstScore }
        var (best, newest) = (firstScore, 0)
        for score in [firstScore] + furtherScores {
            if let latest = history.latest, readback.shows(score, latest) { return score }
            let carrier = history.carriers { readback.shows(score, $0) }.max() ?? 0
            if carrier > newest { (best, newest) = (score, carrier) }
        }
        return best
    }
}

/// Brings the packed results of a line item together with the rows of a read-back, both by student.
package struct ResultPairing: ~Escapable {
    private let packed: FieldBytes
    private var reader: PackedResultsReader
    private var waiting: PackedPlace?
    private let rows: [ReadbackRow]
    private let readback: Readback
    private var next = 0
    /// What is said of a result without a row.
    private let absence: CampusObservation

    /// - Parameter absence: what is said of a student without a row.
    @_lifetime(copy packed, borrow readback)
    package init(
        packed: FieldBytes, rows: [ReadbackRow], from readback: borrowing Readback, absence: CampusObservation
    )
        throws
    {
        self.packed = packed
        reader = PackedResultsReader(packed)
        self.rows = rows
        self.readback = copy readback
        self.absence = absence
        waiting = try reader.next()?.place
    }

    // Once for each score: inlined, so that what it gives is not copied on its way.
    @inline(__always) @_lifetime(copy self)
    package mutating func pair() throws -> PairedResult? {
        let shown = shown
        guard let waiting else {
            guard let shown else { return nil }
            return try take(student: shown, before: nil)
        }
        let known = PackedResult(waiting, of: packed)
        if let shown, ByteOrder.precedes(shown, known.student) {
            return try take(student: shown, before: nil)
        }
        self.waiting = try reader.next()?.place
        if let shown, ByteOrder.equal(shown, known.student) {
            return try take(student: known.student, before: known)
        }
        return PairedResult(student: known.student, before: known, says: absence)
    }

    /// The student of the row that the walk stands at.
    private var shown: FieldBytes? {
        @inline(__always) @_lifetime(copy self)
        get {
            guard next < rows.count else { return nil }
            let readback = readback
            // The read-back is lent to this walk.
            return unsafe _overrideLifetime(readback.student(rows[next]), copying: self)
        }
    }

    /// All rows of the student that the walk stands at.
    @inline(__always) @_lifetime(copy student, copy before)
    private mutating func take(student: FieldBytes, before: PackedResult?) throws -> PairedResult {
        let row = rows[next]
        next += 1
        let score = try readback.score(row)
        var further: [CampusScore] = []
        while let shown, ByteOrder.equal(shown, student) {
            further.append(try readback.score(rows[next]))
            next += 1
        }
        let says: CampusObservation =
            try !further.isEmpty ? .unclear : readback.result(row).map { .row($0) } ?? .unreadable(score)
        return PairedResult(
            student: student, before: before, says: says, lineNumber: row.lineNumber, firstScore: score,
            furtherScores: further)
    }
}

extension PackedResult {
    /// The same result, now that Campus has shown its latest value.
    @_lifetime(copy self)
    package func seen(_ latest: ScoreValue) -> PackedResult { keeping(ResultMemory(seen: latest)) }

    @_lifetime(copy self)
    package func keeping(_ memory: ResultMemory) -> PackedResult {
        var changed = self
        changed.memory = memory
        return changed
    }
}

extension ArrivalCount {
    /// A result that plainly shows its latest value.
    package mutating func countShown(_ before: PackedResult, _ pair: PairedResult, in readback: ReadbackFacts)
        throws
    {
        if before.isSentOnce {
            countShown(onlyBundle: before.latestBundle)
        } else {
            try count(before.history, pair.says, in: readback)
        }
    }
}
