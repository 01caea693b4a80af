public import Domain

/// How itslearning, the bundles and Campus stand to each other at one moment: everything that a report says.
///
/// One immutable value. `report.json` is this value (Spec/report.md, version 1) and `report.html` is made from it
/// alone; the CSV files are written in the same walk through the ledger that made it. So the three agree.
public struct Reconciliation: Codable, Sendable, Equatable {
    public var version = 1
    public var command = "report"
    /// The clock of the run, UTC.
    public var at: String
    /// The same moment as the district's people say it: `24 November 2026, 06:00 (America/Chicago)`.
    public var localTime: String
    /// The folder among the reports.
    public var run: String
    /// Version of gradebridge.
    public var program: String
    public var district: String
    /// Where the report is for one school alone.
    public var school: Name?
    /// Whether students stand with their names.
    public var names: Bool
    public var verdict: Verdict
    /// What people do next.
    public var tasks: [Task]
    public var night: Night?
    public var export: Export?
    public var readback: Readback?
    public var inputs: [Input]
    public var configuration: Configuration
    public var results: ResultCounts
    public var changes: [Change]
    public var frozen: Frozen
    /// What the last export held or rejected and what it noticed, by reason.
    public var reasons: [Reason]
    public var editedLineItems: [EditedLineItem]
    public var bundles: [Bundle]
    public var ages: [Age]
    /// The last exports, oldest first.
    public var nights: [NightPoint]
    public var schools: [School]
    public var files: [File]
    public var leftOut: [LeftOut]
    /// What the report cannot tell, and why.
    public var notes: [String]
    /// Set once this value is complete.
    public var workspace: String

    public init(
        at: String, localTime: String, run: String, program: String, district: String, school: Name?,
        names: Bool, configuration: Configuration, workspace: String
    ) {
        self.at = at
        self.localTime = localTime
        self.run = run
        self.program = program
        self.district = district
        self.school = school
        self.names = names
        self.configuration = configuration
        self.workspace = workspace
        verdict = Verdict(level: .fine, sentence: "", points: [])
        tasks = []
        inputs = []
        results = ResultCounts()
        changes = []
        frozen = Frozen()
        reasons = []
        editedLineItems = []
        bundles = []
        ages = []
        nights = []
        schools = []
        files = []
        leftOut = []
        notes = []
    }
}

extension Reconciliation {
    /// A school or section: its id, and what people call it where the roster says so.
    public struct Name: Codable, Sendable, Equatable {
        public var id: String
        public var name: String?

        public init(id: String, name: String?) {
            self.id = id
            self.name = name
        }
    }

    /// The first sentence of the report, and what stands behind it.
    public struct Verdict: Codable, Sendable, Equatable {
        public enum Level: String, Codable, Sendable {
            /// Nothing to do.
            case fine
            /// The work is done, and something needs a person.
            case look
            /// Something was not done.
            case stopped
        }

        public var level: Level
        public var sentence: String
        /// Each a sentence, the worst first.
        public var points: [String]

        public init(level: Level, sentence: String, points: [String]) {
            self.level = level
            self.sentence = sentence
            self.points = points
        }
    }

    /// An input of the last export or read-back.
    public struct Input: Codable, Sendable, Equatable {
        public var kind: InputKind
        public var name: String
        public var sha256: String
        /// Rows of scores; of a roster, enrollments. nil where an older version did not count them.
        public var rows: Int?
        /// When it was used.
        public var usedAt: String

        public init(kind: InputKind, name: String, sha256: String, rows: Int?, usedAt: String) {
            self.kind = kind
            self.name = name
            self.sha256 = sha256
            self.rows = rows
            self.usedAt = usedAt
        }
    }

    /// gradebridge.yaml, as far as it states anything.
    public struct Configuration: Codable, Sendable, Equatable {
        public struct Setting: Codable, Sendable, Equatable {
            public var key: String
            public var value: String

            public init(key: String, value: String) {
                self.key = key
                self.value = value
            }
        }

        public var sha256: String
        public var settings: [Setting]

        public init(sha256: String, settings: [Setting]) {
            self.sha256 = sha256
            self.settings = settings
        }
    }

    /// A file of this report.
    public struct File: Codable, Sendable, Equatable {
        /// Below the report's folder.
        public var name: String
        public var rows: Int
        public var sha256: String

        public init(name: String, rows: Int, sha256: String) {
            self.name = name
            self.rows = rows
            self.sha256 = sha256
        }
    }

    /// A list of which the page shows only a part.
    public struct LeftOut: Codable, Sendable, Equatable {
        public var what: String
        public var shown: Int
        public var total: Int
        /// Where all of it is.
        public var file: String

        public init(what: String, shown: Int, total: Int, file: String) {
            self.what = what
            self.shown = shown
            self.total = total
            self.file = file
        }
    }
}
