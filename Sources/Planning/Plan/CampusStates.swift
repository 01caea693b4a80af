package import CSVCore
package import Domain
import Inputs
package import Ledger
import Records

/// What read-backs found of single results: frozen, held because Campus is ambiguous, or released since.
/// They are few.
package final class CampusStates {
    package struct State {
        /// As the states number them (`studentID(_:)`).
        package var student: Int
        package var isFrozen: Bool
        package var isAmbiguous: Bool
        /// What Campus has.
        package var campus: CampusResult
    }

    private let students = IDTable()
    private var states: [Int64: [State]] = [:]

    package init(_ ledger: LedgerSession) throws {
        let freezes = try ledger.freezes()
        let ambiguities = try ledger.ambiguities()
        var found: [(line: Int64, student: Int, isFrozen: Bool, isAmbiguous: Bool, campus: CampusResult)] = []
        for (line, frozen) in freezes {
            for (student, freeze) in frozen {
                found.append((line, index(student), true, false, freeze.campusResult))
            }
        }
        // What Campus had when a result was released, for a bulk bundle before it is sent again.
        for (line, released) in try ledger.releases() {
            for (student, releases) in released where freezes[line]?[student] == nil {
                guard ambiguities[line]?[student] == nil, let last = releases.last else { continue }
                found.append((line, index(student), false, false, last.freeze.campusResult))
            }
        }
        for (line, ambiguous) in ambiguities {
            for (student, campus) in ambiguous where freezes[line]?[student] == nil {
                found.append((line, index(student), false, true, CampusResult(score: campus)))
            }
        }
        for state in found {
            states[state.line, default: []].append(
                State(
                    student: state.student, isFrozen: state.isFrozen,
                    isAmbiguous: state.isAmbiguous,
                    campus: state.campus))
        }
        let students = students
        for line in states.keys {
            states[line]?.sort { ByteOrder.precedes(students[$0.student], students[$1.student]) }
        }
    }

    /// The id of the student that a state is about.
    @_lifetime(borrow self)
    package func studentID(_ state: State) -> FieldBytes {
        let students = students
        return unsafe _overrideLifetime(students[state.student], borrowing: self)
    }

    /// In the order of the students.
    package func states(ofLineItem line: Int64?) -> [State] {
        guard let line else { return [] }
        return states[line] ?? []
    }

    private func index(_ student: String) -> Int {
        students.add(student.utf8.span).index
    }
}
