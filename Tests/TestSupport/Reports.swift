/// What `export` and `preview` print with `--json`.
public struct PlanReport: Decodable, Sendable, Equatable {
    public struct Classes: Decodable, Sendable, Equatable {
        public var sent: Int
        public var unchanged: Int
        public var inFlight: Int
        public var frozen: Int
        public var held: [String: Int]
        public var rejected: [String: Int]

        public var total: Int {
            sent + unchanged + inFlight + frozen + held.values.reduce(0, +) + rejected.values.reduce(0, +)
        }
    }

    public struct Bundle: Decodable, Sendable, Equatable {
        public var sequence: Int
        public var file: String
        public var sha256: String?
        public var school: String?
        public var lineItems: Int
        public var results: Int
    }

    public struct Input: Decodable, Sendable, Equatable {
        public var kind: String
        public var name: String
        public var rows: Int
    }

    public struct Unresolved: Decodable, Sendable, Equatable {
        public var new: [String: Int]
        public var resolved: [String: Int]
    }

    public var version: Int
    public var command: String
    public var rows: Int
    public var candidates: Int
    public var rowsWithoutSection: Int
    public var classes: Classes
    public var bundles: [Bundle]
    public var notices: [String: Int]
    public var findings: [String: Int]
    public var details: String
    public var recovered: [Int]
    public var attention: [String]
    public var inputs: [Input]
    /// Of an export only.
    public var unresolved: Unresolved?
}

/// What any command prints with `--json` when it fails.
public struct FailureReport: Decodable, Sendable, Equatable {
    public struct Failure: Decodable, Sendable, Equatable {
        public var exitCode: Int32
        public var code: String
        public var message: String
        public var advice: String
    }

    public var version: Int
    public var error: Failure
}

/// What `Tests/Tools/oracle.py` prints, and `SampleData/*/expected/export.json` holds.
public struct OracleReport: Decodable, Sendable, Equatable {
    public var rows: Int
    public var candidates: Int
    public var rowsWithoutSection: Int
    public var classes: PlanReport.Classes
    public var lineItems: Int
    public var results: Int
    public var aboveMax: Int
    public var titlesChanged: Int?
}
