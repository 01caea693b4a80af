import Domain
import PlainText

/// A plan's outcome in words: one sentence, a short table, and where the details are.
public enum PlanText {
    public static func text(_ outcome: PlanOutcome) -> String {
        ([sentence(outcome)] + recovered(outcome.recovered) + reused(outcome) + [""] + table(outcome) + [""]
            + closing(outcome)).printableText
    }

    package static func sentence(_ outcome: PlanOutcome) -> String {
        let isPreview = outcome.command == .preview
        let results = outcome.bundles.reduce(0) { $0 + $1.results }
        let lineItems = outcome.bundles.reduce(0) { $0 + $1.lineItems }
        guard let first = outcome.bundles.first else {
            return "Nothing new to send: no bundle \(isPreview ? "would be" : "was") made."
        }
        let what = "\(count(results, "score")) \(assignments(lineItems))"
        if outcome.bundles.count > 1 {
            return
                "\(outcome.bundles.count) bundles \(isPreview ? "would carry" : "carry") \(what), one for each school."
        }
        return isPreview
            ? "An export now would send \(what), as \(first.file)."
            : "Bundle \(first.sequence) carries \(what): outbox/\(first.file)"
    }

    /// A bundle holds the row of an assignment only where that is new to Campus, or has changed.
    private static func assignments(_ rows: Int) -> String {
        rows == 0 ? "in existing assignments" : "and \(count(rows, "new or changed assignment"))"
    }

    package static func recovered(_ bundles: [Int]) -> [String] {
        guard !bundles.isEmpty else { return [] }
        let numbers = bundles.map(String.init).joined(separator: ", ")
        return ["An interrupted run had left bundle \(numbers) staged; it was published first."]
    }

    /// A re-drop is said, not hidden: the plan was made again, and what Campus has is not sent twice.
    private static func reused(_ outcome: PlanOutcome) -> [String] {
        outcome.inputs.compactMap { input in
            input.usedBefore.map { "This \(input.kind.rawValue) was used before, on \($0)." }
        }
    }

    private static func table(_ outcome: PlanOutcome) -> [String] {
        let classes = outcome.classes
        let held = classes.held.values.reduce(0, +)
        let rejected = classes.rejected.values.reduce(0, +)
        var rows: [(String, Int)] = [
            (outcome.command == .preview ? "to send" : "sent", classes.sent),
            ("in Campus already", classes.unchanged), ("waiting for import", classes.inFlight),
            ("kept as Campus has it (frozen)", classes.frozen), ("not sent yet (held)", held),
        ]
        rows += byCount(classes.held)
        rows.append(("unreadable (rejected)", rejected))
        rows += byCount(classes.rejected)
        let total = classes.sent + classes.unchanged + classes.inFlight + classes.frozen + held + rejected
        let merged = total == outcome.rows ? "" : " (merged courses count once per section)"
        let sum = "  \(count(outcome.rows, "row")) = \(count(total, "score"))\(merged)"
        let extra = byCount(outcome.notices, mark: "") + byCount(outcome.findings, mark: "input: ")
        return TextTable.lines(rows) + [sum]
            + (extra.isEmpty ? [] : ["", "Worth knowing:"] + TextTable.lines(extra))
    }

    package static func byCount(_ codes: [String: Int], mark: String = "  ") -> [(String, Int)] {
        codes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { (mark + $0.key, $0.value) }
    }

    /// What an admin does with the bundles of an export by hand.
    private static func next(_ outcome: PlanOutcome) -> [String] {
        guard outcome.command == .export, let first = outcome.bundles.first else { return [] }
        guard outcome.bundles.count > 1 else {
            return [
                "Next: import outbox/\(first.file) into Campus. Then run `gradebridge bundles mark \(first.sequence) imported --by NAME`."
            ]
        }
        let numbers = outcome.bundles.map { String($0.sequence) }.joined(separator: ", ")
        return [
            "Next: import bundles \(numbers) from outbox/ into Campus, in this order. After each, run `gradebridge bundles mark NUMBER imported --by NAME`."
        ]
    }

    private static func closing(_ outcome: PlanOutcome) -> [String] {
        var lines = next(outcome)
        if !outcome.details.isEmpty {
            lines.append(
                "Each score that is not sent yet or unreadable, with its line and what to do: \(outcome.details)"
            )
        } else if outcome.candidates > outcome.classes.sent + outcome.classes.unchanged {
            lines.append(
                "Run it with --details FILE for each score that is not sent yet or unreadable, with its line and what to do."
            )
        }
        if outcome.needsPerson {
            lines.append("New to look at: \(outcome.attention.joined(separator: ", "))")
        }
        return lines
    }

    package static func count(_ number: Int, _ thing: String) -> String {
        Counted.text(number, thing)
    }
}
