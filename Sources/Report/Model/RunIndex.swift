/// All runs that the ledger remembers and all reports that there are: what the index page says.
public struct RunIndex: Sendable, Equatable {
    public struct Run: Sendable, Equatable {
        public var at: String
        /// `export`, `readback`, `nightly`, `frozen release` or `report`.
        public var command: String
        /// What became of it, in a sentence.
        public var sentence: String
        /// Codes that needed a person.
        public var attention: [String]
        /// Files of it, below the reports folder: `20261124T080000Z-nightly/report.html`.
        public var files: [String]

        public init(at: String, command: String, sentence: String, attention: [String], files: [String]) {
            self.at = at
            self.command = command
            self.sentence = sentence
            self.attention = attention
            self.files = files
        }
    }

    public var district: String
    public var at: String
    /// Newest first.
    public var runs: [Run]
    /// How many there are in all.
    public var total: Int

    public init(district: String, at: String, runs: [Run], total: Int) {
        self.district = district
        self.at = at
        self.runs = runs
        self.total = total
    }
}
