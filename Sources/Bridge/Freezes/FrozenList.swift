import CSVCore
public import Domain
import Ledger

/// What `frozen list --json` prints, and one line of it (Spec/json.md).
public struct FrozenList: Codable, Sendable, Equatable {
    public struct Item: Codable, Sendable, Equatable {
        public var lineItem: String
        public var student: String
        public var reason: String
        /// Our latest value; null where none was sent.
        public var ours: String?
        /// What Campus showed last; null where it shows nothing.
        public var campus: String?
        public var since: String
        public var item: String
        public var section: String
        public var school: String
        public var flags: String
        /// What Campus showed when the score was frozen: the evidence.
        public var campusThen: String?
        public var flagsThen: String
        /// The bundle that carried our latest value.
        public var bundle: Int?
        /// The read-back that showed the change, and the moment it is of.
        public var readback: String?
        public var readbackTime: String?
        public var changedBy: String?
        public var changedAt: String?

        /// The keys of the contract are always there.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(lineItem, forKey: .lineItem)
            try container.encode(student, forKey: .student)
            try container.encode(reason, forKey: .reason)
            try container.encode(ours, forKey: .ours)
            try container.encode(campus, forKey: .campus)
            try container.encode(since, forKey: .since)
            try container.encode(item, forKey: .item)
            try container.encode(section, forKey: .section)
            try container.encode(school, forKey: .school)
            try container.encode(flags, forKey: .flags)
            try container.encode(campusThen, forKey: .campusThen)
            try container.encode(flagsThen, forKey: .flagsThen)
            try container.encodeIfPresent(bundle, forKey: .bundle)
            try container.encodeIfPresent(readback, forKey: .readback)
            try container.encodeIfPresent(readbackTime, forKey: .readbackTime)
            try container.encodeIfPresent(changedBy, forKey: .changedBy)
            try container.encodeIfPresent(changedAt, forKey: .changedAt)
        }
    }

    public var version = 1
    public var command = "frozen list"
    public var frozen: [Item]
    /// Not all freezes were asked for.
    var isFiltered = false

    private enum CodingKeys: String, CodingKey { case version, command, frozen }
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

    var isNarrow: Bool {
        lineItem != nil || student != nil || item != nil || section != nil || school != nil || reason != nil
            || bundle != nil || since != nil
    }

    func includes(_ freeze: Freeze, of line: StoredLineItem) -> Bool {
        func fits<T: Equatable>(_ wanted: T?, _ found: T?) -> Bool { wanted.map { $0 == found } ?? true }
        return fits(lineItem, line.sourcedID) && fits(student, freeze.student) && fits(item, line.item)
            && fits(section, line.section) && fits(school, line.school) && fits(reason, freeze.reason)
            && fits(bundle, freeze.bundle) && (since.map { freeze.since >= $0 } ?? true)
    }
}

extension FrozenList {
    /// In the order of school, section, item and student.
    init(_ ledger: LedgerSession, _ filter: FreezeFilter) throws {
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

extension FrozenList.Item {
    init(_ freeze: Freeze, _ line: StoredLineItem, _ readback: ReadbackRecord?) {
        self.init(
            lineItem: line.sourcedID, student: freeze.student, reason: freeze.reason.rawValue,
            ours: freeze.ours?.text, campus: freeze.campusNow.shown, since: freeze.since.description,
            item: line.item, section: line.section, school: line.school, flags: freeze.flagsNow.text,
            campusThen: freeze.campus.shown, flagsThen: freeze.flags.text,
            bundle: freeze.bundle, readback: readback?.name, readbackTime: readback?.time.description,
            changedBy: freeze.changedBy, changedAt: freeze.changedAt?.description)
    }
}
