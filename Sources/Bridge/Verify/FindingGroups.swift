import Conformance

/// Findings by code, file and column, with the first places of each: a bounded amount of memory however many
/// there are.
struct FindingGroups {
    struct Key: Hashable {
        let code: FindingCode
        let file: String?
        let column: String?
    }

    struct Group {
        let key: Key
        var count = 0
        var places: [Finding] = []
    }

    /// Groups at most; findings of further ones are only counted.
    static let limit = 2_000

    /// In the order in which each was first found.
    private(set) var groups: [Group] = []
    /// Findings that belong to none of the groups.
    private(set) var others = 0
    private(set) var counts: [Severity: Int] = [:]
    private(set) var hasUnreadable = false
    private var places: [Key: Int] = [:]
    private let shown: Int

    /// - Parameter shown: places of a group at most.
    init(shown: Int) { self.shown = shown }

    mutating func add(_ finding: Finding) {
        counts[finding.code.severity, default: 0] += 1
        hasUnreadable = hasUnreadable || finding.code.isUnreadable
        let key = Key(code: finding.code, file: finding.file, column: finding.column)
        guard let index = places[key] ?? made(key) else {
            others += 1
            return
        }
        groups[index].count += 1
        if groups[index].places.count < shown { groups[index].places.append(finding) }
    }

    private mutating func made(_ key: Key) -> Int? {
        guard groups.count < Self.limit else { return nil }
        groups.append(Group(key: key))
        places[key] = groups.count - 1
        return groups.count - 1
    }
}
