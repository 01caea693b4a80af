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
        /// Somebody entered it in Campus for a student whom we had never sent there.
        package var isEntered: Bool
        /// What Campus has.
        package var campus: CampusResult
    }

    private let students = IDTable()
    private var states: [Int64: [State]] = [:]
    /// Line items under which Campus has a score that names no student.
    private var withNobodysRow: Set<Int64> = []

    package init(_ ledger: LedgerSession) throws {
        let freezes = try ledger.freezes()
        let ambiguities = try ledger.ambiguities()
        func add(
            _ line: Int64, _ student: String, isFrozen: Bool = false, isAmbiguous: Bool = false,
            isEntered: Bool = false, _ campus: CampusResult
        ) {
            states[line, default: []].append(
                State(
                    student: index(student), isFrozen: isFrozen, isAmbiguous: isAmbiguous,
                    isEntered: isEntered,
                    campus: campus))
        }
        for (line, frozen) in freezes {
            for (student, freeze) in frozen {
                add(line, student, isFrozen: true, isEntered: freeze.reason == .entered, freeze.campusResult)
            }
        }
        // What Campus had when a result was released, for a bulk bundle before it is sent again.
        for (line, released) in try ledger.releases() {
            for (student, releases) in released where freezes[line]?[student] == nil {
                guard ambiguities[line]?[student] == nil, let last = releases.last else { continue }
                add(line, student, last.freeze.campusResult)
            }
        }
        for (line, ambiguous) in ambiguities {
            if ambiguous[""] != nil { withNobodysRow.insert(line) }
            for (student, campus) in ambiguous where !student.isEmpty && freezes[line]?[student] == nil {
                add(line, student, isAmbiguous: true, CampusResult(score: campus))
            }
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

    /// Ids of students of these states, without what programs change of an id (`PlainID`), as far as Campus has something
    /// of them that we did not send.
    func plainIDs(_ states: [State]) -> Set<String> {
        Set(
            states.filter { $0.isEntered || $0.isAmbiguous }.map {
                PlainID.student(students.string($0.student))
            })
    }

    /// A score of Campus there may be anybody's.
    package func hasNobodysRow(_ line: Int64?) -> Bool { line.map(withNobodysRow.contains) ?? false }

    /// In the order of the students.
    package func states(ofLineItem line: Int64?) -> [State] {
        guard let line else { return [] }
        return states[line] ?? []
    }

    private func index(_ student: String) -> Int {
        students.add(student.utf8.span).index
    }
}
