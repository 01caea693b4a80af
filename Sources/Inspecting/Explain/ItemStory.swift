import CSVCore
import Domain
import Outcome
package import Planning

/// Listens to a plan and keeps what concerns one item.
package final class ItemStory {
    package struct Entry {
        package var section: String?
        package var student: String
        package var now: String
        package var whatToDo: String?
        package var line: Int
    }

    private let item: String
    package private(set) var entries: [Entry] = []

    package init(item: String) {
        self.item = item
    }

    package func take(_ outcome: CandidateOutcome) {
        guard outcome.item == item else { return }
        let id = outcome.student.map { String(decoding: $0, as: UTF8.self) } ?? ""
        let (now, advice) = Self.words(outcome)
        entries.append(
            Entry(
                section: outcome.section, student: id.isEmpty ? outcome.person ?? "" : id, now: now,
                whatToDo: advice, line: outcome.line))
    }

    private static func words(_ outcome: CandidateOutcome) -> (String, String?) {
        let advice = outcome.advice.map { "\($0)" }
        return switch outcome.disposition {
        case .sent: ("to be sent with the next export", nil)
        case .unchanged: ("unchanged: Campus has it", nil)
        case .inFlight: ("in flight: sent, not yet seen in Campus", nil)
        case .frozen:
            ("frozen: changed in Campus, never sent again", "Release it if itslearning is to rule again.")
        case .held(let reason): ("held: \(reason.rawValue)", advice)
        case .rejected(let reason): ("rejected: \(reason.rawValue)", advice)
        }
    }
}
