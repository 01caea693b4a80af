import OneRoster
import Yams

/// Goes through every key of the file. swift-configuration looks up only what it is asked for, so it would
/// never notice a mistyped key.
struct ConfigurationCheck {
    /// In the order of the lines; what belongs to no line comes last.
    private(set) var problems: [ConfigurationProblem] = []
    /// The keys that the file gives a value; a key left blank keeps its default.
    private(set) var stated: Set<SettingKey> = []
    /// Their values, each in one line.
    private(set) var values: [SettingKey: String] = [:]
    private var texts: [SettingKey: (text: String, line: Int?)] = [:]
    private var lines: [String: [Int]] = [:]

    private static let problemsAtMost = 100

    init(_ text: String) {
        do {
            try look(at: YAMLDocument.parse(text))
        } catch {
            problems = [error.problem]
            return
        }
        reportRepeatedKeys()
        reportMissingKeys()
        reportExemptWithoutVersion()
        problems = problems.enumerated().sorted {
            ($0.element.line ?? .max, $0.offset) < ($1.element.line ?? .max, $1.offset)
        }.map(\.element)
    }

    private mutating func look(at root: Node?) {
        guard let root, !isBlank(root) else { return }
        guard let mapping = root.mapping else {
            report(
                root.mark?.line, "", "the file holds no keys",
                advice: "compare it with a fresh gradebridge.yaml")
            return
        }
        look(at: mapping, prefix: "")
    }

    private mutating func look(at mapping: Node.Mapping, prefix: String) {
        for (keyNode, value) in mapping where problems.count < Self.problemsAtMost {
            let line = keyNode.mark?.line
            guard let name = YAMLDocument.name(of: keyNode) else {
                report(
                    line, prefix, "a key that is no word",
                    advice: "write a key as a word with a colon behind it")
                continue
            }
            let path = prefix + name
            if let line { lines[path, default: []].append(line) }
            look(at: value, path: path, line: line)
        }
    }

    private mutating func look(at value: Node, path: String, line: Int?) {
        if let key = SettingKey(rawValue: path) {
            check(value, of: key, line: line)
        } else if SettingKey.groups.contains(path[...]) {
            if let mapping = value.mapping {
                look(at: mapping, prefix: path + ".")
            } else if !isBlank(value) {
                let names = SettingKey.allCases.filter { $0.group == path }.map(\.name)
                report(
                    line, path, "\(path) is a group of keys and has no value of its own",
                    advice: "below it, indented, stand \(names.joined(separator: ", "))")
            }
        } else if let mapping = value.mapping, !mapping.isEmpty, path.count(where: { $0 == "." }) < 2 {
            look(at: mapping, prefix: path + ".")
        } else {
            report(line, path, "unknown key \(path)", advice: advice(forUnknown: path))
        }
    }

    private func advice(forUnknown path: String) -> String {
        let all = SettingKey.allCases
        let last = path.split(separator: ".").last?.lowercased() ?? ""
        let sameName = all.filter { $0.name.lowercased() == last }
        if let near = Nearest.match(path, among: all.map(\.rawValue) + SettingKey.groups.map(String.init)) {
            return "did you mean \(near)?"
        }
        if sameName.count == 1 { return "did you mean \(sameName[0].rawValue)?" }
        return "take it out; the groups are \(SettingKey.groups.sorted().joined(separator: ", "))"
    }

    private mutating func check(_ value: Node, of key: SettingKey, line: Int?) {
        guard !isBlank(value) else { return }
        stated.insert(key)
        values[key] = value.oneLine
        let found = ValueCheck(key: key, line: value.mark?.line ?? line).problems(with: value)
        problems += found
        if found.isEmpty, let scalar = value.scalar { texts[key] = (scalar.string, line) }
    }

    /// Whether nothing, or YAML's word for nothing, stands there.
    private func isBlank(_ value: Node) -> Bool {
        guard let scalar = value.scalar, scalar.style == .plain || scalar.style == .any else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }

    private mutating func reportRepeatedKeys() {
        for (path, lines) in lines where lines.count > 1 {
            let sorted = lines.sorted()
            let before = sorted.dropLast().map(String.init).joined(separator: " and ")
            report(
                sorted.last, path, "\(path) stands again, after line \(before)", advice: "keep one of them")
        }
    }

    private mutating func reportMissingKeys() {
        for key in SettingKey.required where !stated.contains(key) {
            report(
                lines[key.rawValue]?.first, key.rawValue, "\(key.rawValue) is missing",
                advice: "write, for example, \(key.name): \(key.shape.example) below \(key.group):")
        }
    }

    private mutating func reportExemptWithoutVersion() {
        guard let exempt = texts[.transferExempt],
            exempt.text == BridgeConfiguration.ExemptScores.send.rawValue,
            texts[.bundleVersion]?.text != OneRoster.Version.v1p2.rawValue
        else { return }
        report(
            exempt.line, SettingKey.transferExempt.rawValue,
            "transfer.exempt is send, which OneRoster 1.1 has no word for",
            advice: "write exempt: hold, or set bundle.version to 1.2")
    }

    private mutating func report(_ line: Int?, _ key: String, _ what: String, advice: String) {
        problems.append(ConfigurationProblem(line: line, key: key, what: what, advice: advice))
    }
}
