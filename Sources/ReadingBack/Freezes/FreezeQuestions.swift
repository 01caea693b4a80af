package import Outcome
import PlainText
import Workspace

/// Goes through frozen scores with a person at a terminal: shows one, and asks whether it is to be released.
public struct FreezeQuestions: Sendable {
    private enum Answer: Character {
        case yes = "y"
        case no = "n"
        case quit = "q"

        init?(_ typed: String) {
            guard let first = typed.lowercased().first(where: { !$0.isWhitespace }) else { return nil }
            self.init(rawValue: first)
        }
    }

    private let ask: @Sendable (String) -> String?

    /// - Parameter ask: puts a question; nil where nobody sits there.
    public init(_ ask: (@Sendable (String) -> String?)?) throws {
        guard let ask else { throw NobodyToAsk() }
        self.ask = ask
    }

    /// Those to which the person says yes. Whoever quits keeps the answers so far; whose terminal goes away releases nothing.
    func chosen(of frozen: [(item: FrozenList.Item, title: String)], _ time: DistrictTime) -> [FrozenList
        .Item]
    {
        var chosen: [FrozenList.Item] = []
        for (place, entry) in frozen.enumerated() {
            let head = "\(place + 1) of \(frozen.count)"
            var question = Self.text(entry.item, entry.title, head, time)
            var answer: Answer?
            while answer == nil {
                guard let typed = ask(question) else { return [] }
                answer = Answer(typed)
                question =
                    "y releases it, n keeps it as Campus has it, q ends the questions. Release it? [y/n/q] "
            }
            switch answer {
            case .yes: chosen.append(entry.item)
            case .no, nil: break
            case .quit: return chosen
            }
        }
        return chosen
    }

    private static func text(
        _ item: FrozenList.Item, _ title: String, _ head: String, _ time: DistrictTime
    ) -> String {
        let lines = [
            "",
            "\(head): \"\(title.printableValue)\" (line item \(item.lineItem)), student \(item.student.printableValue)",
            "  last sent \(item.ours ?? "-"), Campus has \(item.campusText.printableValue), itslearning now \(item.now.words.isEmpty ? "not looked at" : item.now.words)",
            "  kept as Campus has it since \(time.recent(item.since)) (\(item.reason))",
            "Release it? [y/n/q] ",
        ]
        return lines.joined(separator: "\n")
    }
}

/// Questions are asked, and nobody sits at a terminal.
package struct NobodyToAsk: Error {}

extension NobodyToAsk: SaysFailure {
    package var failure: Failure {
        Failure(
            .usage, "no-terminal", "--interactive asks questions, and nobody sits at a terminal here",
            "Run it at a terminal, without --json and --quiet; or name the scores with --line-item and --student instead."
        )
    }
}
