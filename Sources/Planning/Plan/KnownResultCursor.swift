package import CSVCore
import Domain
import Inputs
package import Intake
import Records

/// Walks through what is known of a line item's results in step with its candidates, by student: the packed
/// results, and the states of read-backs, some of which are for students who were never sent.
package struct KnownResultCursor: ~Escapable {
    private let packed: FieldBytes
    private var reader: PackedResultsReader
    /// The next of the packed results.
    private var waiting: PackedPlace?
    private let states: [CampusStates.State]
    private let all: CampusStates
    private var nextState = 0
    /// Of students for whom Campus has something that we did not send. Nearly always empty.
    private let plainIDs: Set<String>
    /// Campus has a score there that may be anybody's.
    private let hasNobodysRow: Bool

    @_lifetime(copy packed)
    package init(
        packed: FieldBytes, states: [CampusStates.State], of all: CampusStates, hasNobodysRow: Bool = false
    ) throws {
        self.hasNobodysRow = hasNobodysRow
        self.packed = packed
        self.states = states
        self.all = all
        plainIDs = states.isEmpty ? [] : all.plainIDs(states)
        reader = PackedResultsReader(packed)
        waiting = packed.isEmpty ? nil : try reader.next()?.place
    }

    /// The next known result whose student comes before `student`; before none, all that are left.
    package mutating func next(before student: FieldBytes?) throws -> PlannedResult? {
        // Most line items have no state.
        if nextState < states.count, isStateFirst {
            let all = all
            let marked = all.studentID(states[nextState])
            if let student, !ByteOrder.precedes(marked, student) { return nil }
            return try take(marked, student: nil, record: nil)
        }
        guard let waiting else { return nil }
        let known = packed.extracting(waiting.student)
        if let student, !ByteOrder.precedes(known, student) { return nil }
        return try take(known, student: nil, record: nil)
    }

    /// What is known of a student, all earlier ones having been passed.
    ///
    /// Of two candidates of one student only the first meets what the ledger has, so that it is kept once;
    /// neither is sent, because both are ambiguous or rejected.
    ///
    /// - Parameter student: as numbered in the gradebook; nil for a person without one in Campus.
    package mutating func match(_ id: FieldBytes, student: Int?, record: AssessmentRecord) throws
        -> PlannedResult
    {
        try take(id, student: student, record: record)
    }

    private var isStateFirst: Bool {
        guard let waiting else { return true }
        let all = all
        return ByteOrder.precedes(
            all.studentID(states[nextState]), packed.extracting(waiting.student))
    }

    private mutating func take(_ id: FieldBytes, student: Int?, record: AssessmentRecord?) throws
        -> PlannedResult
    {
        var result = PlannedResult(student: student, record: record)
        if let before = waiting, ByteOrder.equal(packed.extracting(before.student), id) {
            result.before = before
            waiting = try reader.next()?.place
        }
        if nextState < states.count {
            let all = all
            let state = states[nextState]
            if ByteOrder.equal(all.studentID(state), id) {
                result.isFrozen = state.isFrozen
                result.isAmbiguous = state.isAmbiguous
                result.state = nextState
                nextState += 1
            }
        }
        if record != nil, result.before == nil, result.state == nil { result.isAmbiguous = isRewritten(id) }
        return result
    }

    /// Whether Campus has something of this very student under an id in another way of writing: what we never sent there
    /// would go over it (D206).
    private func isRewritten(_ id: FieldBytes) -> Bool {
        hasNobodysRow
            || !plainIDs.isEmpty && plainIDs.contains(PlainID.student(String(decoding: id, as: UTF8.self)))
    }
}
