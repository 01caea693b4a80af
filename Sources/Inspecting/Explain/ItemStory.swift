import CSVCore
package import Domain
import Outcome
package import Planning

/// Listens to a plan and keeps what concerns some items, or some students.
package final class ItemStory {
    package struct Entry {
        package var item: String
        package var section: String?
        package var student: String
        package var disposition: Disposition
        package var whatToDo: String?
        package var line: Int

        /// As `explain` has always said it; programs may read it.
        package var now: String {
            switch disposition {
            case .sent: "to be sent with the next export"
            case .unchanged: "unchanged: Campus has it"
            case .inFlight: "in flight: sent, not yet seen in Campus"
            case .frozen: "frozen: changed in Campus, never sent again"
            case .held(let reason): "held: \(reason.rawValue)"
            case .rejected(let reason): "rejected: \(reason.rawValue)"
            }
        }
    }

    /// Nil: all of them.
    package var items: Set<String>?
    package var students: Set<String>?
    package private(set) var entries: [Entry] = []

    package init() {}

    package func take(_ outcome: CandidateOutcome) {
        if let items, !items.contains(outcome.item) { return }
        let id = outcome.student.map { String(decoding: $0, as: UTF8.self) } ?? ""
        let student = id.isEmpty ? outcome.person ?? "" : id
        if let students, !students.contains(student) { return }
        entries.append(
            Entry(
                item: outcome.item, section: outcome.section, student: student,
                disposition: outcome.disposition, whatToDo: outcome.advice.map { "\($0)" },
                line: outcome.line))
    }
}
