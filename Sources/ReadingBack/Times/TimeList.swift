package import Domain
import Outcome
public import Records

/// What `times list` and `times correct` print with --json (Spec/json.md).
public struct TimeList: Codable, Sendable, Equatable {
    public enum Command: String, Codable, Sendable {
        case list = "times list"
        case correct = "times correct"
    }

    public struct Item: Codable, Sendable, Equatable {
        public var kind: TimeAhead.Kind
        /// The read-back's path, the bundle's number, the set of bundles, or line item and student.
        public var name: String
        public var recorded: String
        /// What `times correct` sets it to.
        public var becomes: String

        package init(_ time: TimeAhead, _ correction: TimeCorrection) {
            kind = time.kind
            name = time.name
            recorded = time.recorded.description
            becomes = correction.time(for: time.kind).description
        }
    }

    public var version = 1
    public var command: Command
    /// The clock of this run.
    public var at: String
    public var ahead: [Item]
    /// Who put them right, and why; only in the result of `times correct`.
    public var by: String?
    public var reason: String?
    public var dryRun: Bool?

    package init(command: Command, at now: Instant, _ ahead: [TimeAhead], _ correction: TimeCorrection) {
        self.command = command
        at = now.description
        self.ahead = ahead.map { Item($0, correction) }
    }
}

extension TimeList {
    public var text: String {
        guard !ahead.isEmpty else { return "No time in the ledger lies ahead of the clock, \(at)." }
        return ([sentence, ""] + table).joined(separator: "\n")
    }

    package var sentence: String {
        let many = PlanText.count(ahead.count, "time")
        guard let by else {
            return "\(many) in the ledger \(ahead.count == 1 ? "lies" : "lie") ahead of the clock, \(at): "
                + "nothing is read back or sent before they are put right."
        }
        return dryRun ?? false
            ? "\(many) would be put right; nothing was changed."
            : "\(many) put right by \(by). The next night applies what waits; where a read-back counts as unread, "
                + "export Campus again, in full."
    }

    private var table: [String] {
        TextTable.columns(
            ["what", "name", "recorded", dryRun ?? true ? "becomes" : "is now"],
            ahead.map { [$0.kind.rawValue, $0.name, $0.recorded, $0.becomes] })
    }
}
