public import Outcome
import PlainText
package import Workspace

/// A night in words: a sentence first, then its steps, then what a person is to do.
public enum NightText {
    public static func text(_ outcome: NightOutcome) -> String {
        ([outcome.sentence, ""] + steps(outcome) + waiting(outcome) + actions(outcome)).printableText
    }

    /// The same where a log stands beside it, which has said the steps, what is left in the inbox and what failed.
    public static func besideLog(_ outcome: NightOutcome) -> String {
        let place = outcome.report.isEmpty ? [] : ["", "All of it: \(outcome.report)"]
        return ([outcome.sentence] + actions(outcome, saysFailures: false) + place).printableText
    }

    package static func sentence(_ outcome: NightOutcome) -> String {
        var parts: [String] = []
        if let export = outcome.export {
            parts.append("\(PlanText.count(export.classes.sent, "score")) sent")
        }
        let readbacks = outcome.readbacks.filter(\.isNews)
        let confirmed = readbacks.reduce(0) { $0 + $1.confirmed }
        let frozen = readbacks.reduce(0) { $0 + $1.newlyFrozen.values.reduce(0, +) }
        if !readbacks.isEmpty {
            parts.append(
                "\(confirmed) confirmed, \(frozen) newly kept as Campus has \(frozen == 1 ? "it" : "them")")
        }
        if !outcome.waitingForDelivery.isEmpty {
            parts.append("\(PlanText.count(outcome.waitingForDelivery.count, "bundle")) not delivered yet")
        }
        let body = parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
        let verdict = outcome.dryRun ? "Tried out, nothing was changed" : verdict(outcome)
        let later = arriving(outcome, DropKind.allCases).map { " \($0)." } ?? ""
        return "\(verdict)\(body).\(later)"
    }

    /// `1 gradebook and 2 rosters arrived 4 minutes ago; the next run takes them`; nil where none is settling.
    package static func arriving(_ outcome: NightOutcome, _ kinds: [DropKind]) -> String? {
        let left = outcome.inbox.filter { kinds.contains($0.kind) && $0.minutesAgo != nil }
        let ages = left.compactMap(\.minutesAgo)
        guard let newest = ages.min(), let oldest = ages.max() else { return nil }
        let what = kinds.compactMap { kind in
            let count = left.count { $0.kind == kind }
            return count == 0 ? nil : PlanText.count(count, kind.word)
        }
        let ago =
            oldest == 0
            ? "less than a minute ago"
            : newest == oldest
                ? "\(PlanText.count(oldest, "minute")) ago"
                : "in the last \(PlanText.count(oldest + 1, "minute"))"
        return
            "\(what.joined(separator: " and ")) arrived \(ago); the next run takes \(left.count == 1 ? "it" : "them")"
    }

    private static func verdict(_ outcome: NightOutcome) -> String {
        switch outcome.exit {
        case .done: "All is well"
        case .needsPerson: "Done, and \(toDo(outcome))"
        case .temporary: "Not all could be done; the next night goes on with it"
        case .guardStopped: "A guard stopped part of the night, and a person must decide"
        case .inputRefused: "Something that was dropped was refused"
        default: "The night failed in part"
        }
    }

    /// As many as the morning page lists; the first of them are those that are new.
    private static func toDo(_ outcome: NightOutcome) -> String {
        guard let tasks = outcome.tasks, tasks > 0 else { return "there is something new to look at" }
        return "\(PlanText.count(tasks, "thing")) to do today"
    }

    private static func steps(_ outcome: NightOutcome) -> [String] {
        outcome.steps.map { step in
            let mark =
                switch step.state {
                case .done: "  ok    "
                case .skipped: "  -     "
                case .failed: "  FAIL  "
                }
            return mark + TextTable.padded(step.name.rawValue, 11) + placed(step.sentence, outcome)
        }
    }

    /// With the place where a thing lies now for the one where it lay while the night worked with it.
    private static func placed(_ text: String, _ outcome: NightOutcome) -> String {
        for dropped in outcome.inbox {
            guard let claimed = dropped.claimedAs, text.hasPrefix(claimed) else { continue }
            return dropped.path + text.dropFirst(claimed.count)
        }
        return text
    }

    private static func waiting(_ outcome: NightOutcome) -> [String] {
        let left = outcome.inbox.filter { $0.state == .waiting }
        guard !left.isEmpty else { return [] }
        let more = outcome.unlisted?[.waiting].map { ["  and \(GroupedDigits.text($0)) more"] } ?? []
        return ["", "Left in the inbox:"] + left.map { "  \($0.name): \($0.reason)" } + more
    }

    /// - Parameter saysFailures: what failed, and not only what to do about it.
    private static func actions(_ outcome: NightOutcome, saysFailures: Bool = true) -> [String] {
        var lines = outcome.failures.flatMap {
            saysFailures
                ? ["  \(placed($0.message, outcome))", "    \($0.advice)"] : ["  \($0.code): \($0.advice)"]
        }
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
                "  New in this \(what): \(codes.joined(separator: ", "))",
                "    Look at \(details).",
            ]
    }
}

extension DropKind {
    /// In the singular; its plural ends in s.
    fileprivate var word: String {
        switch self {
        case .gradebook: "gradebook"
        case .roster: "roster"
        case .readback: "read-back"
        }
    }
}
