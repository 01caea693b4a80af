package import Conformance

/// Findings by code, file and column, with the first places of each: a bounded amount of memory however many
/// there are.
package struct FindingGroups {
    package struct Key: Hashable {
        package let code: FindingCode
        package let file: String?
        package let column: String?
    }

    package struct Group {
        package let key: Key
        package var count = 0
        package var places: [Finding] = []
    }

    /// Groups at most; findings of further ones are only counted.
    package static let limit = 2_000

    /// In the order in which each was first found.
    package private(set) var groups: [Group] = []
    /// Findings that belong to none of the groups.
    package private(set) var others = 0
    package private(set) var counts: [Severity: Int] = [:]
    package private(set) var hasUnreadable = false
    private var places: [Key: Int] = [:]
    private let shown: Int

    /// - Parameter shown: places of a group at most.
    package init(shown: Int) { self.shown = shown }

    package mutating func add(_ finding: Finding) {
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
