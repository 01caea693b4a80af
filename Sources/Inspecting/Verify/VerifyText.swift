import Outcome
import PlainText

/// What `verify` found in words: a sentence, then each finding with its places and what to do.
public enum VerifyText {
    public static func text(_ outcome: VerifyOutcome) -> String {
        var lines = [sentence(outcome)]
        for group in outcome.findings { lines += [""] + words(group) }
        if outcome.otherFindings > 0 {
            lines += ["", "\(GroupedDigits.text(outcome.otherFindings)) more of other kinds are not listed."]
        }
        let unread = outcome.files.filter { !$0.read }.map(\.name.printable)
        if !unread.isEmpty {
            lines += ["", "Not read to the end, so not judged whole: \(unread.joined(separator: ", "))."]
        }
        if !outcome.uncheckedReferences.isEmpty {
            lines += ["", "Not looked up, because what it leads to is not in the set in bulk:"]
            lines += outcome.uncheckedReferences.map { "  \($0)" }
        }
        return lines.printableText
    }

    package static func sentence(_ outcome: VerifyOutcome) -> String {
        guard let version = outcome.oneRoster else { return "\(outcome.set.printable) cannot be read." }
        let rows = outcome.files.reduce(0) { $0 + $1.rows }
        let size = "\(PlanText.count(outcome.files.count, "file")), \(PlanText.count(rows, "row"))"
        let stated = outcome.versionStated ? "" : " (which it does not state)"
        let found = [
            (outcome.counts.error, "error"), (outcome.counts.warning, "warning"),
            (outcome.counts.notice, "notice"),
        ].filter { $0.0 > 0 }.map { PlanText.count($0.0, $0.1) }
        let what = found.isEmpty ? "without a finding" : "with \(list(found))"
        return "\(outcome.set.printable) is a OneRoster \(version) set\(stated) \(what): \(size)."
    }

    private static func words(_ group: VerifyOutcome.Group) -> [String] {
        let place = [group.file?.printable, group.column?.printable].compactMap { $0 }.map { " \($0)" }
            .joined()
        let times = group.count == 1 ? "" : ", \(GroupedDigits.text(group.count)) times"
        var lines = ["\(group.severity) \(group.code):\(place)\(times)", "  \(group.meaning)"]
        lines += group.places.compactMap(words).map { "    \($0)" }
        let rest = group.count - group.places.count
        if rest > 0 { lines.append("    and \(GroupedDigits.text(rest)) more") }
        lines.append("  What to do: \(group.whatToDo)")
        return lines
    }

    private static func words(_ place: VerifyOutcome.Place) -> String? {
        let value = place.value.map { "\"\($0)\"" } ?? place.shape
        let parts = [value, place.detail?.printable].compactMap { $0 }.joined(separator: "; ")
        switch (place.line, parts.isEmpty) {
        case (let line?, true): return "line \(line)"
        case (let line?, false): return "line \(line): \(parts)"
        case (nil, true): return nil
        case (nil, false): return parts
        }
    }

    private static func list(_ parts: [String]) -> String {
        parts.count < 2
            ? parts.joined() : parts.dropLast().joined(separator: ", ") + " and " + (parts.last ?? "")
    }
}
