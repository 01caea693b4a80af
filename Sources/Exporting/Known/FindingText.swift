import Domain
import Outcome
import PlainText
import Records

extension FindingList {
    private static let shownStudents = 3

    public var text: String {
        guard total > 0 else { return "No finding of the last export fits." }
        let shown =
            findings.count < total
            ? " These are the first \(GroupedDigits.text(findings.count)); --limit shows more." : ""
        let sentence =
            "\(PlanText.count(total, "finding")) of the last export \(total == 1 ? "stands" : "stand"), "
            + "\(GroupedDigits.text(known)) known.\(shown)"
        return ([sentence, ""] + Self.table(findings) + [""] + Self.advice(findings)).printableText
    }

    package static func table(_ items: [Item]) -> [String] {
        TextTable.columns(
            ["item", "section", "class", "code", "scores", "students", "since", "known"],
            items.map { item in
                [
                    dash(item.item), dash(item.section), item.kind.rawValue, item.code,
                    GroupedDigits.text(item.scores), whom(item), item.since,
                    item.known.map { "by \($0.by): \($0.reason)" } ?? "",
                ]
            })
    }

    private static func dash(_ id: String) -> String { id.isEmpty ? "-" : id }

    private static func whom(_ item: Item) -> String {
        let all = item.students + item.persons
        let rest = all.count - shownStudents
        let told = all.prefix(shownStudents).joined(separator: " ")
        return all.isEmpty ? "all" : told + (rest > 0 ? " and \(GroupedDigits.text(rest)) more" : "")
    }

    /// Once for each code.
    private static func advice(_ items: [Item]) -> [String] {
        var told: Set<String> = []
        let lines = items.filter { told.insert($0.kind.rawValue + $0.code).inserted && !$0.whatToDo.isEmpty }
            .map { "  \($0.code): \($0.whatToDo)" }
        return ["What to do:"] + lines
    }
}

extension FindingMarkOutcome {
    public var text: String {
        guard !findings.isEmpty else { return "No finding fits: nothing would be marked." }
        return ([sentence, ""] + FindingList.table(findings)).printableText
    }

    /// "1 finding is known now, said by A. Registrar. It rings again when it changes."
    package var sentence: String {
        let many = PlanText.count(findings.count, "finding")
        let are = findings.count == 1 ? "is" : "are"
        let isKnown = command == .findingsKnown
        if dryRun { return "\(many) would be \(isKnown ? "known" : "known no more"); nothing was changed." }
        return isKnown
            ? "\(many) \(are) known now, said \(by), until something about \(findings.count == 1 ? "it" : "them") changes."
            : "\(many) \(are) known no more, said \(by)."
    }
}
