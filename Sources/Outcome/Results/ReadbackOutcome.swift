public import Domain

/// The result of `readback`, as `--json` prints it (Spec/json.md, version 1).
///
/// One immutable value: the sentence, the table and the JSON are all made from it.
public struct ReadbackOutcome: Codable, Sendable, Equatable {
    public struct Input: Codable, Sendable, Equatable {
        public var name: String
        public var sha256: String
        public var format = ""
        /// The moment whose state it shows.
        public var time = ""
        public var full = true
        /// A newer one was applied before: what is missing in this one was not judged.
        public var older = false
        /// Where the time came from; nil in what an earlier program told, as the next three.
        public var timeFrom: TimeSource?
        /// The time and where it came from, in words, as a clock in the district shows it.
        public var timeWords: String?
        /// What was said lies ahead of the clock, so that the clock counts.
        public var timeWasAhead: Bool?
        /// A sentence about that, for a person.
        public var timeNote: String?

        package init(
            name: String, sha256: String, format: String = "", time: String = "", full: Bool = true,
            older: Bool = false, timeFrom: TimeSource? = nil, timeWords: String? = nil,
            timeWasAhead: Bool? = nil, timeNote: String? = nil
        ) {
            self.name = name
            self.sha256 = sha256
            self.format = format
            self.time = time
            self.full = full
            self.older = older
            self.timeFrom = timeFrom
            self.timeWords = timeWords
            self.timeWasAhead = timeWasAhead
            self.timeNote = timeNote
        }
    }

    /// What a run told when it applied this content, and nobody is to take for news again.
    public struct Told: Codable, Sendable, Equatable {
        public var at: String
        public var rows: Int
        public var confirmed: Int
        public var inFlight: Int
        public var lost: Int
        public var newlyFrozen: [String: Int]

        package init(_ outcome: ReadbackOutcome) {
            at = outcome.at
            rows = outcome.rows
            confirmed = outcome.confirmed
            inFlight = outcome.inFlight
            lost = outcome.lost
            newlyFrozen = outcome.newlyFrozen
        }
    }

    public var version = 1
    public var command = "readback"
    public var at: String
    public var input: Input
    /// The clock of the run that applied this very content before: then nothing was changed now.
    public var appliedBefore: String?
    /// What that run told; then every count of this outcome is 0. nil where it died before it told anybody: then
    /// the counts are its own, and news.
    public var toldBefore: Told?
    /// Score rows in it, ours or not.
    public var rows = 0
    public var ours = 0
    /// Rows under term grades and assignments of Campus's own: left alone.
    public var termGrades = 0
    public var madeInCampus = 0
    public var withoutLineItem = 0
    public var unreadable = 0

    public var confirmed = 0
    public var inFlight = 0
    public var lost = 0
    /// Nothing new is said of them and nothing is awaited, such as results that a partial read-back lacks; in code
    /// elsewhere and in Spec: not awaited.
    public var untold = 0
    /// Never seen, and their line item is not in Campus any more.
    public var underRemovedLineItems = 0
    public var ambiguous = 0
    public var alreadyFrozen = 0
    public var newlyFrozen: [String: Int] = [:]
    /// Freezes that rested on an absence and are over, because Campus shows our latest value after all, by reason. nil in
    /// summaries from before that was done, as the next.
    public var lifted: [String: Int]?
    /// Bundles of which so much was missing at once that their import seems to have been under way.
    public var importsUnderWay: [Int]?
    /// Schools of ours of which a full one showed nothing, so that nothing of them is taken as missing. nil where there is none.
    public var schoolsNotShown: [String]?
    /// Those of them of which no full one has told for longer than `readback.maxAgeDays`.
    public var schoolsLongNotShown: [String]?
    /// Line items that are held after this read-back, and those of them that were not before.
    public var heldLineItems: [String: Int] = [:]
    public var newlyHeldLineItems: [String: Int] = [:]
    public var editedLineItems = 0
    public var bundlesInFlight: [Int] = []
    public var bundlesLost: [Int] = []
    /// Bundles that were taken out of the outbox because they would overwrite what Campus has, and those that left
    /// it because they have arrived or nothing waits for them. nil in summaries from before that was done.
    public var withdrawn: [Int]?
    public var leftOutbox: [Int]?
    public var findings: [String: Int] = [:]
    /// nil where every row was used, and in summaries from before it was kept.
    public var rejectedRows: UnusedRows?
    /// The file with one row for each new freeze, lost score, held line item and finding.
    public var details = ""
    /// Always empty: what an interrupted run left staged is published by `export` and `nightly` alone.
    public var recovered: [Int] = []
    /// Codes that need a person now.
    public var attention: [String] = []

    package init(at instant: Instant, input: Input) {
        at = instant.description
        self.input = input
    }

    /// The same content was applied by a run that told its news.
    package init(at instant: Instant, input: Input, told: ReadbackOutcome) {
        self.init(at: instant, input: input)
        self.input.format = told.input.format
        self.input.time = told.input.time
        self.input.full = told.input.full
        self.input.older = told.input.older
        toldBefore = Told(told)
    }

    /// Exit code 3: done, and something new needs a person.
    public var needsPerson: Bool { !attention.isEmpty }

    /// Nobody was told of it before.
    package var isNews: Bool { toldBefore == nil }
}
