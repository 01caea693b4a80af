package import CSVCore
import Domain
package import Intake
package import Records

/// The bytes behind the planned results of one line item, which say only where theirs are.
package struct ResultBytes: ~Escapable {
    /// What the ledger keeps of its results.
    package let packed: FieldBytes
    /// What read-backs found of them.
    package let states: [CampusStates.State]
    private let all: CampusStates
    private let gradebook: Gradebook

    @_lifetime(copy packed)
    package init(
        packed: FieldBytes, states: [CampusStates.State], of all: CampusStates, gradebook: Gradebook
    ) {
        self.packed = packed
        self.states = states
        self.all = all
        self.gradebook = gradebook
    }

    /// The id of a result's student; empty for a person without one in Campus.
    @_lifetime(borrow self)
    package func student(_ result: PlannedResult) -> FieldBytes {
        if let before = result.before { return packed.extracting(before.student) }
        // Both are kept by this, so their bytes last as long as it does.
        if let student = result.student {
            let gradebook = gradebook
            return unsafe _overrideLifetime(gradebook.studentID(student), borrowing: self)
        }
        guard let state = result.state else { return FieldBytes() }
        let all = all
        return unsafe _overrideLifetime(all.studentID(states[state]), borrowing: self)
    }

    /// What the ledger has of a result.
    @_lifetime(copy self)
    package func before(_ result: PlannedResult) -> PackedResult? {
        guard let before = result.before else { return nil }
        return PackedResult(before, of: packed)
    }
}
