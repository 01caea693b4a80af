import CSVCore
public import Domain
package import Ledger
package import Records

/// What `frozen list --json` prints, and one line of it (Spec/json.md).
public struct FrozenList: Codable, Sendable, Equatable {
    public var version = 1
    public var command = "frozen list"
    public var frozen: [Item]
    /// The gradebook that `itslearning` is from; nil where none was read.
    public var gradebook: String?
    /// Why none was read, where something is frozen.
    public var gradebookProblem: String?
    /// Not all freezes were asked for.
    package var isFiltered = false

    private enum CodingKeys: String, CodingKey {
        case version, command, frozen, gradebook, gradebookProblem
    }

    /// The gradebook is always named, null where there is none.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(version, forKey: .version)
        try container.encode(command, forKey: .command)
        try container.encode(frozen, forKey: .frozen)
        try container.encode(gradebook, forKey: .gradebook)
        try container.encodeIfPresent(gradebookProblem, forKey: .gradebookProblem)
    }

    /// Puts what itslearning has now beside what was sent and what Campus has.
    package mutating func take(_ atHand: GradebookAtHand) {
        gradebook = atHand.name
        gradebookProblem = atHand.problem
        for index in frozen.indices { frozen[index].now = atHand.score(frozen[index].key) }
    }
}

/// Which freezes are meant; what is not named is not asked for.
public struct FreezeFilter: Sendable {
    public var lineItem: String?
    public var student: String?
    public var item: String?
    public var section: String?
    public var school: String?
    public var reason: FreezeReason?
    public var bundle: Int?
    public var since: Instant?

    public init(
        lineItem: String? = nil, student: String? = nil, item: String? = nil, section: String? = nil,
        school: String? = nil, reason: FreezeReason? = nil, bundle: Int? = nil, since: Instant? = nil
    ) {
        self.lineItem = lineItem
        self.student = student
        self.item = item
        self.section = section
        self.school = school
        self.reason = reason
        self.bundle = bundle
        self.since = since
    }

    package var isNarrow: Bool {
        lineItem != nil || student != nil || item != nil || section != nil || school != nil || reason != nil
            || bundle != nil || since != nil
    }

    package func includes(_ freeze: Freeze, of line: StoredLineItem) -> Bool {
        func fits<T: Equatable>(_ wanted: T?, _ found: T?) -> Bool { wanted.map { $0 == found } ?? true }
        return fits(lineItem, line.sourcedID) && fits(student, freeze.student) && fits(item, line.item)
            && fits(section, line.section) && fits(school, line.school) && fits(reason, freeze.reason)
            && fits(bundle, freeze.bundle) && (since.map { freeze.since >= $0 } ?? true)
    }
}

extension FrozenList {
    /// In the order of school, section, item and student.
    package init(_ ledger: LedgerSession, _ filter: FreezeFilter) throws {
        let freezes = try ledger.freezes()
        let readbacks = Dictionary(uniqueKeysWithValues: try ledger.readbacks().map { ($0.run, $0) })
        frozen = []
        isFiltered = filter.isNarrow
        for (id, frozenHere) in freezes {
            guard let line = try ledger.lineItem(id) else { continue }
            for freeze in frozenHere.values where filter.includes(freeze, of: line) {
                frozen.append(Item(freeze, line, freeze.readback.flatMap { readbacks[$0] }))
            }
        }
        frozen.sort {
            ($0.school, $0.section, $0.item, $0.student) < ($1.school, $1.section, $1.item, $1.student)
        }
    }
}
