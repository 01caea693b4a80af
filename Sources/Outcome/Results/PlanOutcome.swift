public import Domain
package import Inputs

/// The result of `export` and `preview`, as `--json` prints it (Spec/json.md, version 1).
///
/// One immutable value: the sentence, the table and the JSON are all made from it.
public struct PlanOutcome: Codable, Sendable, Equatable {
    public enum Command: String, Codable, Sendable {
        case export, preview
    }

    public struct Classes: Codable, Sendable, Equatable {
        public var sent: Int
        public var unchanged: Int
        public var inFlight: Int
        public var frozen: Int
        public var held: [String: Int]
        public var rejected: [String: Int]
    }

    public struct Bundle: Codable, Sendable, Equatable {
        public var sequence: Int
        public var file: String
        /// nil in a preview: there is no file yet.
        public var sha256: String?
        public var school: String?
        public var lineItems: Int
        public var results: Int

        package init(
            sequence: Int, file: String, sha256: String? = nil, school: String? = nil, lineItems: Int,
            results: Int
        ) {
            self.sequence = sequence
            self.file = file
            self.sha256 = sha256
            self.school = school
            self.lineItems = lineItems
            self.results = results
        }

        /// The key is always there, so that programs may ask for it: null in a preview.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(sequence, forKey: .sequence)
            try container.encode(file, forKey: .file)
            try container.encode(sha256, forKey: .sha256)
            try container.encodeIfPresent(school, forKey: .school)
            try container.encode(lineItems, forKey: .lineItems)
            try container.encode(results, forKey: .results)
        }
    }

    public struct Input: Codable, Sendable, Equatable {
        public var kind: InputKind
        public var name: String
        public var sha256: String
        /// The clock of the last run that used this very content.
        public var usedBefore: String?
        /// Rows of Assessments.csv, or of enrollments.csv; nil in summaries from before they were counted.
        public var rows: Int?

        package init(
            kind: InputKind, name: String, sha256: String, usedBefore: String? = nil, rows: Int? = nil
        ) {
            self.kind = kind
            self.name = name
            self.sha256 = sha256
            self.usedBefore = usedBefore
            self.rows = rows
        }
    }

    /// How many scores came to a code and left it, against the export before.
    public struct Unresolved: Codable, Sendable, Equatable {
        public var new: [String: Int]
        public var resolved: [String: Int]

        public init(new: [String: Int], resolved: [String: Int]) {
            self.new = new
            self.resolved = resolved
        }
    }

    /// What became of the findings that a person had called known (`findings known`).
    public struct Known: Codable, Sendable, Equatable {
        /// Those that stand as they did.
        public var standing = 0
        /// By code: those that are otherwise now, and not known any more; and those that are gone.
        public var changed: [String: Int] = [:]
        public var resolved: [String: Int] = [:]

        package init() {}
    }

    public var version = 1
    public var command: Command
    public var at: String
    public var rows: Int
    public var candidates: Int
    /// Rows whose item or section is unknown; the classes add up to candidates and these.
    public var rowsWithoutSection: Int
    public var classes: Classes
    public var bundles: [Bundle]
    public var notices: [String: Int]
    /// What was found in the inputs besides the scores.
    public var findings: [String: Int]
    public var inputs: [Input]
    /// The file with one row for each held or rejected candidate.
    public var details: String
    /// Bundles of an earlier, interrupted run that this one published first.
    public var recovered: [Int]
    /// Codes that need a person now, because something new came to them (`PlanAttention`).
    public var attention: [String]
    /// What changed in what is held, rejected and noticed; nil in a preview, and in summaries from before it was
    /// kept.
    public var unresolved: Unresolved?
    /// nil where every row was used, and in summaries from before it was kept.
    public var rejectedRows: UnusedRows?
    /// nil where no finding was known, and in a preview.
    public var known: Known?

    /// - Parameters:
    ///   - notices: how many there were of each.
    ///   - findings: the same, by their codes.
    package init(
        command: Command, at instant: Instant, tally: ClassTally, notices: [PlanNotice: Int],
        findings: [InputFinding.Code: Int], rejectedRows: RejectedRows
    ) {
        self.command = command
        at = instant.description
        rows = tally.rows
        candidates = tally.candidates
        rowsWithoutSection = tally.rowsWithoutSection
        classes = Classes(
            sent: tally.sent, unchanged: tally.unchanged, inFlight: tally.inFlight, frozen: tally.frozen,
            held: Dictionary(uniqueKeysWithValues: tally.held.map { ($0.key.rawValue, $0.value) }),
            rejected: Dictionary(uniqueKeysWithValues: tally.rejected.map { ($0.key.rawValue, $0.value) }))
        bundles = []
        self.notices = Dictionary(uniqueKeysWithValues: notices.map { ($0.key.rawValue, $0.value) })
        self.findings = Dictionary(uniqueKeysWithValues: findings.map { ($0.key.rawValue, $0.value) })
        inputs = []
        details = ""
        recovered = []
        attention = []
        self.rejectedRows = UnusedRows(rejectedRows)
    }

    /// Exit code 3: done, and something new needs a person.
    public var needsPerson: Bool { !attention.isEmpty }
}
