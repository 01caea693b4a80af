package import Conformance
import OneRoster
public import Outcome

/// What `verify` found, as `--json` prints it (Spec/json.md, "verify").
public struct VerifyOutcome: Encodable, Sendable {
    public struct File: Encodable, Sendable, Equatable {
        public var name: String
        public var rows: Int
        /// What the manifest says of it: `bulk`, `delta` or `absent`.
        public var presence: String?
        /// Its end was reached.
        public var read: Bool
    }

    public struct Place: Encodable, Sendable, Equatable {
        public var line: Int?
        public var shape: String?
        public var value: String?
        public var detail: String?
    }

    public struct Group: Encodable, Sendable, Equatable {
        public var code: String
        public var severity: String
        public var file: String?
        public var column: String?
        public var count: Int
        public var places: [Place]
        public var meaning: String
        public var whatToDo: String
        public var spec: String
    }

    public struct Counts: Encodable, Sendable, Equatable {
        public var error: Int
        public var warning: Int
        public var notice: Int
    }

    public var version = 1
    public var command = "verify"
    public var set: String
    /// 1.1 or 1.2; nil where the set could not be opened.
    public var oneRoster: String?
    /// False where the manifest does not state it, and the headers decided.
    public var versionStated: Bool
    /// Neither an error nor a warning was found.
    public var conforms: Bool
    public var files: [File]
    public var findings: [Group]
    /// Findings that are in none of the groups, because there are too many groups.
    public var otherFindings: Int
    public var counts: Counts
    public var uncheckedReferences: [String]
    /// Something could not be read to its end, so that it was not judged.
    public var isUnreadable: Bool

    private enum CodingKeys: String, CodingKey {
        case version, command, set, oneRoster, versionStated, conforms, files, findings, otherFindings, counts
        case uncheckedReferences
        case isUnreadable = "unreadable"
    }

    package init(set: String, _ checked: CheckedSet?, _ groups: FindingGroups) {
        self.set = set
        oneRoster = checked?.version.rawValue
        versionStated = checked?.isVersionStated ?? false
        files = (checked?.files ?? []).map {
            File(name: $0.name, rows: $0.rows, presence: $0.presence?.rawValue, read: $0.isRead)
        }
        findings = groups.groups.map(Group.init)
        otherFindings = groups.others
        counts = Counts(
            error: groups.counts[.error] ?? 0, warning: groups.counts[.warning] ?? 0,
            notice: groups.counts[.notice] ?? 0)
        conforms = counts.error == 0 && counts.warning == 0
        uncheckedReferences = checked?.uncheckedReferences ?? []
        isUnreadable = groups.hasUnreadable
    }

    /// - Parameter strict: warnings count, too.
    public func exitCode(strict: Bool) -> ExitCode {
        if isUnreadable { return .inputRefused }
        return counts.error > 0 || (strict && counts.warning > 0) ? .needsPerson : .done
    }
}

extension VerifyOutcome.Group {
    package init(_ group: FindingGroups.Group) {
        let code = group.key.code
        self.init(
            code: code.rawValue, severity: code.severity.rawValue, file: group.key.file,
            column: group.key.column, count: group.count,
            places: group.places.map {
                VerifyOutcome.Place(line: $0.line, shape: $0.shape, value: $0.value, detail: $0.detail)
            },
            meaning: code.meaning, whatToDo: code.whatToDo, spec: "Spec/verify.md#codes")
    }
}
