public import Domain
package import Ledger
import Outcome
package import Records
import Report

/// What `findings list --json` prints (Spec/json.md): what the last export held, rejected or noticed and still keeps.
public struct FindingList: Codable, Sendable, Equatable {
    /// What a person said of a finding.
    public struct Known: Codable, Sendable, Equatable {
        public var at: String
        public var by: String
        public var reason: String
    }

    /// One item in one section under one code.
    public struct Item: Codable, Sendable, Equatable {
        public var item: String
        public var section: String
        public var school: String
        public var kind: FindingKind
        public var code: String
        public var scores: Int
        public var students: [String]
        public var persons: [String]
        /// The clock of the export since which the oldest of it has stood.
        public var since: String
        public var whatToDo: String
        /// nil where nobody has called it known.
        public var known: Known?

        private enum CodingKeys: String, CodingKey {
            case item, section, school, code, scores, students, persons, since, whatToDo, known
            case kind = "class"
        }
    }

    public var version = 1
    public var command = "findings list"
    public var findings: [Item] = []
    /// How many fit, and how many of them are known; `findings` holds the first of them.
    public var total = 0
    public var known = 0
}

/// Which findings are meant; what is not named is not asked for.
public struct FindingFilter: Sendable {
    /// Whether somebody has called it known.
    public enum Standing: Sendable { case known, open }

    public var item: String?
    public var section: String?
    public var school: String?
    public var student: String?
    public var kind: FindingKind?
    public var code: String?
    public var standing: Standing?

    public init(
        item: String? = nil, section: String? = nil, school: String? = nil, student: String? = nil,
        kind: FindingKind? = nil, code: String? = nil, standing: Standing? = nil
    ) {
        self.item = item
        self.section = section
        self.school = school
        self.student = student
        self.kind = kind
        self.code = code
        self.standing = standing
    }

    package func includes(_ key: FindingKey, _ rows: [UnresolvedRow], isKnown: Bool) -> Bool {
        func fits<T: Equatable>(_ wanted: T?, _ found: T?) -> Bool { wanted.map { $0 == found } ?? true }
        return fits(item, key.item) && fits(section, key.section) && fits(kind, key.kind)
            && fits(code, key.code) && fits(school, rows.first?.school)
            && fits(standing, isKnown ? .known : .open)
            && (student.map { wanted in rows.contains { $0.students.contains(wanted) } } ?? true)
    }
}

extension FindingList {
    /// In the order of item, section, class and code.
    ///
    /// - Parameter limit: a large district has hundreds of thousands; so many are listed, all are counted.
    package init(_ ledger: LedgerSession, _ filter: FindingFilter, limit: Int) throws {
        let marks = try ledger.knownFindings()
        let times = try ledger.runTimes()
        try ledger.forEachFinding(ofItem: filter.item) { key, rows in
            let mark = marks[key]
            guard filter.includes(key, rows, isKnown: mark != nil) else { return }
            total += 1
            known += mark == nil ? 0 : 1
            guard findings.count < limit else { return }
            findings.append(Item(key, rows, times[rows.first?.since ?? 0], mark))
        }
    }
}

extension FindingList.Item {
    package init(_ key: FindingKey, _ rows: [UnresolvedRow], _ since: Instant?, _ mark: KnownFinding?) {
        self.init(
            item: key.item, section: key.section, school: rows.first?.school ?? "", kind: key.kind,
            code: key.code, scores: rows.reduce(0) { $0 + $1.scores }, students: rows.flatMap(\.students),
            persons: rows.flatMap(\.persons), since: since?.description ?? "",
            whatToDo: Reconciliation.Code(key.kind, key.code, scores: 0).whatToDo,
            known: mark.map { .init(at: $0.at.description, by: $0.by, reason: $0.why) })
    }
}
