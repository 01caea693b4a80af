import PlainText
import Yams

/// Whether the value of one key is what the key takes.
struct ValueCheck {
    let setting: Setting
    let line: Int?

    func problems(with value: Node) -> [ConfigurationProblem] {
        if case .list(let rule, let mayRepeat) = setting.shape {
            guard let list = value.sequence else { return [wrong(shown(value))] }
            return entryProblems(list, rule, mayRepeat: mayRepeat)
        }
        guard let scalar = value.scalar else { return [wrong(shown(value))] }
        return accepts(scalar) ? [] : [wrong(quoted(scalar.string), near: nearest(scalar.string))]
    }

    private func accepts(_ scalar: Node.Scalar) -> Bool {
        switch setting.shape {
        case .text(let rule): rule.accepts(scalar.string)
        case .choice(let words): words.contains(scalar.string)
        case .wholeNumber(let range, _): wholeNumber(scalar).map(range.contains) ?? false
        case .yesNo: Bool.construct(from: scalar) != nil
        case .list: false
        }
    }

    /// Only as people write it: YAML would also take `010` for eight and `1:30` for ninety.
    private func wholeNumber(_ scalar: Node.Scalar) -> Int? {
        guard let number = Int.construct(from: scalar), scalar.string == "\(number)" else { return nil }
        return number
    }

    private func nearest(_ text: String) -> String? {
        switch setting.shape {
        case .text(let rule): Nearest.match(text, among: rule.all())
        case .choice(let words): Nearest.match(text, among: words)
        case .wholeNumber, .yesNo, .list: nil
        }
    }

    private func entryProblems(
        _ list: Node.Sequence, _ rule: TextRule, mayRepeat: Bool
    ) -> [ConfigurationProblem] {
        var problems: [ConfigurationProblem] = []
        var subjects: Set<String> = []
        for entry in list {
            guard let text = entry.scalar?.string else {
                problems.append(wrongEntry(entry, rule, shown(entry)))
                continue
            }
            if !rule.accepts(text) {
                problems.append(wrongEntry(entry, rule, quoted(text)))
            } else if !mayRepeat, !subjects.insert(rule.subject(text)).inserted {
                problems.append(
                    ConfigurationProblem(
                        line: entry.mark?.line ?? line, key: setting.key,
                        what: "\(setting.key) has a second entry for \(quoted(rule.subject(text)))",
                        advice: "keep one of them"))
            }
        }
        return problems
    }

    private func wrong(_ shown: String, near: String? = nil) -> ConfigurationProblem {
        ConfigurationProblem(
            line: line, key: setting.key,
            what: "\(setting.key) is \(shown), but takes \(setting.shape.meaning)",
            advice: near.map { "did you mean \($0)?" }
                ?? "write, for example, \(setting.name): \(setting.shape.example)")
    }

    private func wrongEntry(_ entry: Node, _ rule: TextRule, _ shown: String) -> ConfigurationProblem {
        // `Assessments.csv: Score = Points` without quotes is a map to YAML.
        let quotes = entry.mapping == nil ? "" : ", with the quotes"
        return ConfigurationProblem(
            line: entry.mark?.line ?? line, key: setting.key,
            what: "an entry of \(setting.key) is \(shown), but takes \(rule.meaning)",
            advice: "write, for example, - \"\(rule.example)\"\(quotes)")
    }

    private func shown(_ value: Node) -> String {
        switch value {
        case .scalar(let scalar): quoted(scalar.string)
        case .mapping: "a map"
        case .sequence: "a list"
        case .alias: "a reference"
        }
    }

    private func quoted(_ text: String) -> String {
        let line = text.prefix(60).map { $0.isNewline ? " " : $0 }
        return "\"\(String(line))\(text.count > 60 ? "…" : "")\""
    }
}
