public import Outcome
import PlainText

/// A night in words: a sentence first, then its steps, then what a person is to do.
public enum NightText {
    public static func text(_ outcome: NightOutcome) -> String {
        ([outcome.sentence, ""] + steps(outcome) + waiting(outcome) + actions(outcome)).printableText
    }

    package static func sentence(_ outcome: NightOutcome) -> String {
        var parts: [String] = []
        if let export = outcome.export {
            parts.append("\(PlanText.count(export.classes.sent, "score")) sent")
        }
        let readbacks = outcome.readbacks.filter(\.isNews)
        let confirmed = readbacks.reduce(0) { $0 + $1.confirmed }
        let frozen = readbacks.reduce(0) { $0 + $1.newlyFrozen.values.reduce(0, +) }
        if !readbacks.isEmpty { parts.append("\(confirmed) confirmed, \(frozen) newly frozen") }
        if !outcome.waitingForDelivery.isEmpty {
            parts.append("\(PlanText.count(outcome.waitingForDelivery.count, "bundle")) not delivered yet")
        }
        let body = parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
        return "\(outcome.dryRun ? "Tried out, nothing was changed" : verdict(outcome))\(body)."
    }

    private static func verdict(_ outcome: NightOutcome) -> String {
        switch outcome.exit {
        case .done: "All is well"
        case .needsPerson: "Done, and something needs a person"
        case .temporary: "Not all could be done; the next night goes on with it"
        case .guardStopped: "A guard stopped part of the night, and a person must decide"
        case .inputRefused: "Something that was dropped was refused"
        default: "The night failed in part"
        }
    }

    private static func steps(_ outcome: NightOutcome) -> [String] {
        outcome.steps.map { step in
            let mark =
                switch step.state {
                case .done: "  ok    "
                case .skipped: "  -     "
                case .failed: "  FAIL  "
                }
            return mark + TextTable.padded(step.name.rawValue, 11) + step.sentence
        }
    }

    private static func waiting(_ outcome: NightOutcome) -> [String] {
        let left = outcome.inbox.filter { $0.state == .waiting }
        guard !left.isEmpty else { return [] }
        let more = outcome.unlisted?[.waiting].map { ["  and \(GroupedDigits.text($0)) more"] } ?? []
        return ["", "Left in the inbox:"] + left.map { "  \($0.name): \($0.reason)" } + more
    }

    private static func actions(_ outcome: NightOutcome) -> [String] {
        var lines = outcome.failures.flatMap { ["  \($0.message)", "    \($0.advice)"] }
        for reason in NightAttention.allCases where outcome.attention.contains(reason.rawValue) {
            lines.append("  \(reason.rawValue): \(reason.advice)")
        }
        for readback in outcome.readbacks {
            let details =
                readback.details.isEmpty ? "`gradebridge frozen list` and the report" : readback.details
            lines += news("readback", readback.attention, details)
        }
        if let export = outcome.export {
            lines += news(
                "export", export.attention, export.details.isEmpty ? "`gradebridge preview`" : export.details)
        }
        return lines.isEmpty ? [] : ["", "What to do:"] + lines
    }

    private static func news(_ what: String, _ codes: [String], _ details: String) -> [String] {
        codes.isEmpty
            ? []
            : [
                "  of this \(what): \(codes.joined(separator: ", "))",
                "    Each of it stands in \(details).",
            ]
    }
}
