import Domain
import OneRoster
import PlainText
import Yams

/// Goes through every key of the file, and takes the values of those that gradebridge knows.
struct ConfigurationCheck {
    /// In the order of the lines; what belongs to no line comes last.
    private(set) var problems: [ConfigurationProblem] = []
    /// The values that the file gives, by key; a key left blank keeps its default.
    private(set) var values: [String: Node] = [:]
    private var lines: [String: [Int]] = [:]
    /// The names under which they stand in the file.
    private var names: [String: String] = [:]

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
        reportCategoriesNotTaken()
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
        if let setting = Setting.byKey[path] ?? Setting.byFormerKey[path] {
            check(value, of: setting, path: path, line: line)
        } else if let group = SettingGroup.all.first(where: { $0.name == path }) {
            if let mapping = value.mapping {
                look(at: mapping, prefix: path + ".")
            } else if !isBlank(value) {
                let names = group.settings.map(\.name)
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
        let (all, groups) = (Setting.all, SettingGroup.all.map(\.name))
        let last = path.split(separator: ".").last?.lowercased() ?? ""
        let sameName = all.filter { $0.name.lowercased() == last }
        if let near = Nearest.match(path, among: all.map(\.key) + groups) {
            return "did you mean \(near)?"
        }
        if sameName.count == 1 { return "did you mean \(sameName[0].key)?" }
        return "take it out; the groups are \(groups.sorted().joined(separator: ", "))"
    }

    private mutating func check(_ value: Node, of setting: Setting, path: String, line: Int?) {
        guard !isBlank(value) else { return }
        if let other = names[setting.key], other != path, let before = values[setting.key],
            before.oneLine != value.oneLine
        {
            report(
                line, path, "\(path) and \(other) are two names of one key, and differ",
                advice: "keep \(setting.key) alone")
        }
        names[setting.key] = path
        values[setting.key] = value
        problems += ValueCheck(setting: setting.called(path), line: value.mark?.line ?? line)
            .problems(with: value)
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
        for setting in Setting.required where values[setting.key] == nil {
            let group = setting.key.prefix { $0 != "." }
            report(
                lines[setting.key]?.first, setting.key, "\(setting.key) is missing",
                advice: "write, for example, \(setting.name): \(setting.shape.example) below \(group):")
        }
    }

    private mutating func reportExemptWithoutVersion() {
        let key = "transfer.exempt"
        guard values[key]?.scalar?.string == BridgeConfiguration.ExemptScores.send.rawValue,
            values["bundle.version"]?.scalar?.string != OneRoster.Version.v1p2.rawValue
        else { return }
        report(
            lines[key]?.last, key, "transfer.exempt is send, which OneRoster 1.1 has no word for",
            advice: "write exempt: hold, or set bundle.version to 1.2")
    }

    /// Told here, of the configuration alone: whether an item of tonight would get the category is another matter every
    /// night, and an import that Campus refuses in part is found out late.
    private mutating func reportCategoriesNotTaken() {
        guard values["bundle.version"]?.scalar?.string == OneRoster.Version.v1p2.rawValue else { return }
        let (fallback, map) = ("categories.default", "categories.map")
        let advice = "write the sourcedId of a category that your Campus has, or set bundle.version to 1.1"
        func takes(_ category: String) -> Bool { CampusCategories.takes(category, in: .v1p2) }
        let isStated = values[fallback] != nil
        let standing = values[fallback]?.scalar?.string ?? BridgeConfiguration.standard.categories.defaultID
        if !takes(standing) {
            report(
                lines[isStated ? fallback : "bundle.version"]?.last, fallback,
                "\(fallback) is \(isStated ? "" : "not set, which means ")\(standing), "
                    + "and Campus takes no line item of OneRoster 1.2 in that category",
                advice: advice)
        }
        for entry in values[map]?.sequence ?? [] {
            guard let text = entry.scalar?.string, let mapping = EntrySyntax.category(text),
                !takes(mapping.sourcedID)
            else { continue }
            report(
                entry.mark?.line ?? lines[map]?.last, map,
                "\(map) names \(mapping.sourcedID), and Campus takes no line item of OneRoster 1.2 in that category",
                advice: advice)
        }
    }

    private mutating func report(_ line: Int?, _ key: String, _ what: String, advice: String) {
        problems.append(ConfigurationProblem(line: line, key: key, what: what, advice: advice))
    }
}
