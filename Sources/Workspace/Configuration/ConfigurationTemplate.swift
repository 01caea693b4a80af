import PlainText

/// gradebridge.yaml as `init` writes it: every key with its default and what it means.
public enum ConfigurationTemplate {
    public static func text(district: String, timeZone: String) -> String {
        let stated = ["district.name": quoted(district), "district.timeZone": quoted(timeZone)]
        return head + SettingGroup.all.map { "\n" + text($0, stated) }.joined()
    }

    private static let head = """
        # gradebridge.yaml: how this district sends its grades from itslearning to Infinite Campus.
        #
        # Every setting stands here with its default and works as it is. Change a value behind its colon; what
        # follows a # is explanation. Indent with spaces, never with tabs. Afterwards run "gradebridge doctor":
        # it names every line that cannot be read. A setting left blank, or taken out, has its default; only the
        # two of the district are needed.

        """

    private static func text(_ group: SettingGroup, _ stated: [String: String]) -> String {
        var lines = ["\(group.name):"]
        for (place, setting) in group.settings.enumerated() {
            // What is explained together stands together.
            let isExplained = !setting.comment.isEmpty
            if place > 0, isExplained, !group.isDense { lines.append("") }
            if isExplained { lines += setting.comment.split(separator: "\n").map { "  # \($0)" } }
            let value = stated[setting.key] ?? setting.standard
            lines.append("  \(setting.name):" + (value.isEmpty ? "" : " \(value)"))
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// A text as YAML reads it back, whatever is in it.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case " "..."~", "\u{A0}"..."\u{2027}", "\u{202A}"..."\u{D7FF}", "\u{10000}"..."\u{10FFFF}":
                quoted.unicodeScalars.append(scalar)
            default:
                quoted += "\\U" + Hex.text(scalar.value)
            }
        }
        return quoted + "\""
    }
}
