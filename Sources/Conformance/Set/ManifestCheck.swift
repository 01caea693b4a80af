import CSVCore
import OneRoster

/// What a set's manifest says, and what is wrong with it (Spec/verify.md).
struct ManifestCheck {
    struct Value {
        let text: String
        let line: Int
    }

    /// As the set calls it; nil where there is none.
    let file: String?
    /// False where its properties could not all be read: then nothing can be said to be missing.
    private(set) var isWhole = false
    private(set) var rows = 0
    private(set) var values: [String: Value] = [:]
    /// Properties that neither version has: name and line.
    private var unknownFiles: [(name: String, line: Int)] = []

    private static let known = Set(Version.allCases.flatMap(\.manifestProperties))
    /// What somebody may make us remember.
    private static let unknownFileLimit = 1_000

    init(_ file: String?, of source: SetSource, _ options: CheckOptions, _ report: (Finding) -> Void) throws {
        self.file = file
        guard let file else {
            report(Finding(.manifestMissing, file: Manifest.fileName))
            return
        }
        var table = try SetTable(file, columns: Manifest.header, of: source, options, report)
        guard try table.header(report) else { return }
        guard table.reader.texts == Manifest.header else {
            let expected = Manifest.header.joined(separator: ",")
            report(Finding(.manifestColumns, file: file, line: 1, detail: "its header is \(expected)"))
            return
        }
        while try table.next(report) { read(table.reader, file, report) }
        isWhole = table.isRead
        rows = table.rows
    }

    private mutating func read(_ reader: borrowing CSVReader, _ file: String, _ report: (Finding) -> Void) {
        let name = String(decoding: reader[0], as: UTF8.self)
        let line = reader.position.line
        guard Self.known.contains(name) else {
            if unknownFiles.count < Self.unknownFileLimit { unknownFiles.append((name, line)) }
            return
        }
        guard values[name] == nil else {
            report(Finding(.propertyRepeated, file: file, line: line, column: name))
            return
        }
        values[name] = Value(text: String(decoding: reader[1], as: UTF8.self), line: line)
    }

    /// The version that it states; nil where it states none that is known.
    var version: Version? {
        values["oneroster.version"].flatMap { Version(manifestValue: $0.text) }
    }

    /// The manifest itself, as one of the set's files.
    var checked: [CheckedSet.File] {
        file.map { [CheckedSet.File(name: $0, rows: rows, presence: nil, isRead: isWhole)] } ?? []
    }

    func presence(of table: Table) -> Manifest.Presence? {
        values[Manifest.property(ofFile: table.name)].flatMap { Manifest.Presence(rawValue: $0.text) }
    }

    /// What is wrong with its properties, by the version that the set is judged by.
    func check(_ version: Version, _ options: CheckOptions, _ report: (Finding) -> Void) {
        guard let file else { return }
        let properties = version.manifestProperties
        for (name, value) in values.sorted(by: { $0.value.line < $1.value.line }) {
            if !properties.contains(name) {
                report(Finding(.propertyUnknown, file: file, line: value.line, column: name))
            } else if let (code, expected) = Self.fault(name, value.text) {
                let shown = ShownValue(value.text, options)
                report(
                    Finding(
                        code, file: file, line: value.line, column: name, shape: shown.shape,
                        value: shown.value, detail: expected))
            }
        }
        for (name, line) in unknownFiles {
            report(Finding(.propertyUnknown, file: file, line: line, column: ShownValue.name(name)))
        }
        guard isWhole else { return }
        // The two that name the source are not required.
        for name in properties where values[name] == nil && !name.hasPrefix("source.") {
            report(Finding(.propertyMissing, file: file, column: name))
        }
    }

    private static func fault(_ name: String, _ text: String) -> (FindingCode, String)? {
        switch name {
        case "manifest.version":
            text == "1.0" ? nil : (.propertyValue, "1.0 is expected")
        case "oneroster.version":
            switch Version(manifestValue: text) {
            case nil: (.versionUnknown, "1.1 or 1.2 is expected")
            case let version?:
                version.rawValue == text ? nil : (.versionCorrection, "\(version.rawValue) is expected")
            }
        case let name where name.hasPrefix("file."):
            Manifest.Presence(rawValue: text) == nil
                ? (.propertyValue, "absent, bulk or delta is expected") : nil
        default: nil
        }
    }
}
