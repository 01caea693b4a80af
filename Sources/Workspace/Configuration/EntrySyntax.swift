import CSVCore
import Domain
import OneRoster
import SystemPackage

/// How an entry of a list is written. Each function gives nil for a text of another form.
enum EntrySyntax {
    /// `itslearning CategoryId or title = Campus sourcedId | Campus title`
    ///
    /// A title on either side may hold `=` and `|` itself; a sourcedId cannot, so it shows where to cut.
    static func category(_ entry: String) -> BridgeConfiguration.CategoryMapping? {
        for bar in entry.indices where entry[bar] == "|" {
            let left = entry[..<bar]
            guard let (name, id) = halves(left, at: left.lastIndex(of: "=")) else { continue }
            let title = trimmed(entry[entry.index(after: bar)...])
            if GUIDRule.accepts(id.utf8), !title.isEmpty {
                return BridgeConfiguration.CategoryMapping(itslearning: name, sourcedID: id, title: title)
            }
        }
        return nil
    }

    /// `Assessments.csv = grades.csv`
    static func file(_ entry: String) -> (standard: String, district: String)? {
        guard let (standard, district) = halves(entry[...], at: entry.firstIndex(of: "=")),
            isKnownFile(standard), isFileName(district)
        else { return nil }
        return (standard, district)
    }

    /// `Assessments.csv: Score = Points`
    static func column(_ entry: String) -> (file: String, standard: String, district: String)? {
        guard let (file, columns) = halves(entry[...], at: entry.firstIndex(of: ":")), isKnownFile(file),
            let (standard, district) = halves(columns[...], at: columns.firstIndex(of: "="))
        else { return nil }
        return (file, standard, district)
    }

    /// Standard file name → the district's.
    static func files(_ entries: [String]) -> [String: String] {
        entries.compactMap(file).reduce(into: [:]) { $0[$1.standard] = $1.district }
    }

    /// Standard file name → standard column name → the district's.
    static func columns(_ entries: [String]) -> [String: [String: String]] {
        entries.compactMap(column).reduce(into: [:]) { $0[$1.file, default: [:]][$1.standard] = $1.district }
    }

    /// `roster = us`
    static func dateForm(_ entry: String) -> (kind: InputKind, form: DateForm)? {
        guard let (kind, form) = halves(entry[...], at: entry.firstIndex(of: "=")),
            let kind = InputKind(rawValue: kind), let form = DateForm(rawValue: form)
        else { return nil }
        return (kind, form)
    }

    /// `gradebook = windows-1252`
    static func encoding(_ entry: String) -> (kind: InputKind, encoding: TextEncoding)? {
        guard let (kind, encoding) = halves(entry[...], at: entry.firstIndex(of: "=")),
            let kind = InputKind(rawValue: kind), let encoding = TextEncoding(rawValue: encoding),
            encoding != .utf16
        else { return nil }
        return (kind, encoding)
    }

    static func encodings(_ entries: [String]) -> [InputKind: TextEncoding] {
        entries.compactMap(encoding).reduce(into: [:]) { $0[$1.kind] = $1.encoding }
    }

    /// `gradebook = semicolon`
    static func delimiter(_ entry: String) -> (kind: InputKind, delimiter: Delimiter)? {
        guard let (kind, delimiter) = halves(entry[...], at: entry.firstIndex(of: "=")),
            let kind = InputKind(rawValue: kind), let delimiter = Delimiter(rawValue: delimiter)
        else { return nil }
        return (kind, delimiter)
    }

    static func delimiters(_ entries: [String]) -> [InputKind: Delimiter] {
        entries.compactMap(delimiter).reduce(into: [:]) { $0[$1.kind] = $1.delimiter }
    }

    static func dates(_ entries: [String]) -> [InputKind: DateForm] {
        entries.compactMap(dateForm).reduce(into: [:]) { $0[$1.kind] = $1.form }
    }

    /// `host:folder/pattern`; a host without a folder means where a login begins.
    static func remoteFiles(_ text: String) -> BridgeConfiguration.RemoteFiles? {
        guard let (host, path) = halves(text[...], at: text.firstIndex(of: ":")), isHost(host) else {
            return nil
        }
        let cut = path.lastIndex(of: "/")
        let folder = cut.map { String(path[..<$0]) } ?? "."
        let pattern = cut.map { String(path[path.index(after: $0)...]) } ?? path
        guard isFileName(pattern), !pattern.isEmpty, !folder.utf8.contains(where: { $0 < 0x20 }) else {
            return nil
        }
        return BridgeConfiguration.RemoteFiles(
            host: host, folder: folder.isEmpty ? "/" : folder, pattern: pattern)
    }

    /// `folder = /srv/reports`, `mail 301 = office@north.example`
    static func publishTarget(_ entry: String) -> BridgeConfiguration.PublishTarget? {
        guard let (what, place) = halves(entry[...], at: entry.firstIndex(of: "=")) else { return nil }
        let words = what.split(separator: " ", maxSplits: 1)
        let school = words.count > 1 ? trimmed(words[1]) : nil
        switch words[0] {
        case "folder" where place.hasPrefix("/"): return .init(school: school, way: .folder(FilePath(place)))
        case "mail" where isAddress(place): return .init(school: school, way: .mail(place))
        default: return nil
        }
    }

    /// One address, without anything that a header of a mail could be made of.
    @Sendable static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !text.hasPrefix("-")
            && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !#"<>(),;:\"[]"#.utf8.contains($0) }
    }

    /// A destination as ssh takes it; nothing that ssh would take for an option.
    @Sendable static func isHost(_ text: String) -> Bool {
        !text.isEmpty && !text.hasPrefix("-")
            && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }
    }

    private static func halves(_ text: Substring, at cut: String.Index?) -> (String, String)? {
        guard let cut else { return nil }
        let before = trimmed(text[..<cut])
        let after = trimmed(text[text.index(after: cut)...])
        return before.isEmpty || after.isEmpty ? nil : (before, after)
    }

    private static func isKnownFile(_ name: String) -> Bool {
        name.hasSuffix(".csv") && name.utf8.count > 4 && isFileName(name)
    }

    /// Inputs are read at the root of a folder or a zip only.
    private static func isFileName(_ name: String) -> Bool {
        name != "." && name != ".." && !name.utf8.contains { $0 == UInt8(ascii: "/") || $0 < 0x20 }
    }

    private static func trimmed(_ text: Substring) -> String {
        let start = text.firstIndex { !$0.isWhitespace } ?? text.endIndex
        let end = text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) } ?? start
        return String(text[start..<end])
    }
}
