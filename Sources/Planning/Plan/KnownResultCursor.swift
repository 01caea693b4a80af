package import CSVCore
import Domain
import Inputs
package import Intake
import Records

/// Walks through what is known of a line item's results in step with its candidates, by student: the packed
/// results, and the states of read-backs, some of which are for students who were never sent.
package struct KnownResultCursor {
    private var reader: PackedResultsReader
    private var waiting: PackedResult?
    private let states: [CampusStates.State]
    private var nextState = 0

    package init(packed: FieldBytes, states: [CampusStates.State]) throws {
        reader = PackedResultsReader(packed)
        self.states = states
        waiting = packed.isEmpty ? nil : try reader.next()
    }

    /// The next known result whose student comes before `student`; before none, all that are left.
    package mutating func next(before student: FieldBytes?) throws -> PlannedResult? {
        guard let known = nextStudent else { return nil }
        if let student, !ByteOrder.precedes(known, student) { return nil }
        return try take(known, record: nil)
    }

    /// What is known of `student`, all earlier ones having been passed.
    ///
    /// Of two candidates of one student only the first meets what the ledger has, so that it is kept once;
    /// neither is sent, because both are ambiguous or rejected.
    package mutating func match(_ student: FieldBytes, record: AssessmentRecord) throws -> PlannedResult {
        try take(student, record: record)
    }

    private var nextStudent: FieldBytes? {
        // Most line items have no state.
        guard nextState < states.count else { return waiting?.student }
        let marked = states[nextState].student
        guard let waiting else { return marked }
        return ByteOrder.precedes(marked, waiting.student) ? marked : waiting.student
    }

    private mutating func take(_ student: FieldBytes, record: AssessmentRecord?) throws -> PlannedResult {
        var result = PlannedResult(student: student, record: record)
        if let before = waiting, ByteOrder.equal(before.student, student) {
            result.student = before.student
            result.before = before
            waiting = try reader.next()
        }
        if nextState < states.count, ByteOrder.equal(states[nextState].student, student) {
            let state = states[nextState]
            result.isFrozen = state.isFrozen
            result.isAmbiguous = state.isAmbiguous
            result.state = nextState
            nextState += 1
        }
        return result
    }
}
