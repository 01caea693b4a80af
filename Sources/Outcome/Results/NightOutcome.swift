public import Domain
public import Workspace

/// The result of a night, as `nightly --json` prints it, as its report keeps it, as the history in the ledger
/// and the notify command get it (Spec/json.md, version 1).
public struct NightOutcome: Codable, Sendable, Equatable {
    public enum StepState: String, Codable, Sendable {
        case done, skipped, failed
    }

    /// One step of the night and how it ended.
    public struct Step: Codable, Sendable, Equatable {
        public var name: NightStep
        public var state: StepState
        /// What was done, or why not, in a sentence.
        public var sentence: String
        public var failure: Failure?
    }

    /// What became of something that lay in the inbox.
    public enum DroppedState: String, Codable, CodingKeyRepresentable, Sendable {
        case taken
        /// Left there.
        case waiting
        /// In the quarantine.
        case refused
        /// Archived unused.
        case superseded

        /// Of what is taken the newest matter: the night works with them.
        fileprivate var listsNewest: Bool { self == .taken }
    }

    /// Something that lay in the inbox.
    public struct Dropped: Codable, Sendable, Equatable {
        public var state: DroppedState
        public var kind: DropKind
        public var name: String
        public var reason: String
        /// Where it lies now.
        public var path: String
        /// Where it lay when it was claimed, once it lies elsewhere.
        public var claimedAs: String?
        /// How long ago it came, of one that is left only because somebody may still be writing it.
        public var minutesAgo: Int?

        package init(
            state: DroppedState, kind: DropKind, name: String, reason: String, path: String,
            claimedAs: String? = nil, minutesAgo: Int? = nil
        ) {
            self.state = state
            self.kind = kind
            self.name = name
            self.reason = reason
            self.path = path
            self.claimedAs = claimedAs
            self.minutesAgo = minutesAgo
        }
    }

    public struct Delivered: Codable, Sendable, Equatable {
        public var bundle: Int
        public var file: String
        /// `delivered`, `waiting` or `withdrawn`.
        public var state: DeliveryState
        public var reason: String

        package init(bundle: Int, file: String, state: DeliveryState, reason: String) {
            self.bundle = bundle
            self.file = file
            self.state = state
            self.reason = reason
        }
    }

    public var version = 1
    public var command = "nightly"
    public var district: String
    /// The name of the night's folder in reports, archive and quarantine.
    public var run: String
    public var at: String
    public var dryRun = false
    public var sentence = ""
    public var exitCode = ExitCode.done.rawValue
    public var steps: [Step] = []
    /// Of each kind and state a hundred: the newest of those that were taken, the first of the others.
    public var inbox: [Dropped] = []
    /// How many more there were of a state than `inbox` lists; nil where it lists all.
    public var unlisted: [DroppedState: Int]?
    public var fetched: [String] = []
    public var readbacks: [ReadbackOutcome] = []
    public var export: PlanOutcome?
    public var deliveries: [Delivered] = []
    /// Bundles that wait for the next night.
    public var waitingForDelivery: [Int] = []
    public var recovered: [Int] = []
    /// Why nothing is sent or delivered: what people changed in Campus is not known, or could not be heeded.
    public var blocked: [String] = []
    /// Copies of the ledger and run folders that were removed because of their age.
    public var removed: [String] = []
    /// Codes that need a person now.
    public var attention: [String] = []
    /// How many tasks the morning page lists; nil where it could not be made.
    public var tasks: Int?
    public var report = ""
    /// The morning page; nil where it could not be made.
    public var page: String?

    package init(district: String, run: String, at instant: Instant) {
        self.district = district
        self.run = run
        at = instant.description
    }

    public var exit: ExitCode { ExitCode(rawValue: exitCode) ?? .failed }

    public var failures: [Failure] { steps.compactMap(\.failure) }

    package mutating func done(_ step: NightStep, _ sentence: String) {
        steps.append(Step(name: step, state: .done, sentence: sentence))
    }

    package mutating func skip(_ step: NightStep, _ sentence: String) {
        steps.append(Step(name: step, state: .skipped, sentence: sentence))
    }

    package mutating func fail(_ step: NightStep, _ failure: Failure) {
        steps.append(
            Step(name: step, state: .failed, sentence: failure.message, failure: failure))
    }

    /// Of each kind and state so many are listed by name: the ledger and the report keep no list of a hundred thousand.
    package static let longestList = 100

    /// Keeps what became of one thing.
    ///
    /// - Parameter place: where in the list; at its end where none is given.
    /// - Returns: whether it is listed by name, or only counted.
    @discardableResult
    package mutating func add(_ dropped: Dropped, at place: Int? = nil) -> Bool {
        let isAlike = { (listed: Dropped) in listed.state == dropped.state && listed.kind == dropped.kind }
        var place = place ?? inbox.endIndex
        if inbox.count(where: isAlike) >= Self.longestList {
            unlisted = (unlisted ?? [:]).merging([dropped.state: 1], uniquingKeysWith: +)
            guard dropped.state.listsNewest, let oldest = inbox.firstIndex(where: isAlike) else {
                return false
            }
            inbox.remove(at: oldest)
            if oldest < place { place -= 1 }
        }
        inbox.insert(dropped, at: place)
        return true
    }

    /// What became of a claimed file is the last word on it.
    package mutating func replace(takenAs path: String?, by dropped: Dropped) {
        guard let path else {
            add(dropped)
            return
        }
        if let listed = inbox.firstIndex(where: { $0.path == path }) {
            inbox.remove(at: listed)
            add(dropped, at: listed)
            return
        }
        // One that an earlier night took was never counted tonight; its folder has that night's name.
        if let more = unlisted?[.taken], path.contains("/\(run)") {
            unlisted?[.taken] = more > 1 ? more - 1 : nil
            if unlisted?.isEmpty ?? false { unlisted = nil }
        }
        add(dropped)
    }

    /// How many things came to this state, listed or not.
    package func count(_ state: DroppedState) -> Int {
        inbox.count { $0.state == state } + (unlisted?[state] ?? 0)
    }

    /// Bundles that were taken back, because they would overwrite what Campus has.
    package mutating func withdrew(_ bundles: [Int], before what: String) {
        for bundle in bundles {
            deliveries.append(
                Delivered(
                    bundle: bundle, file: "", state: .withdrawn,
                    reason: "something in it changed in Campus before \(what)"))
        }
        if !bundles.isEmpty { needsPerson(.withdrawn) }
    }

    package mutating func needsPerson(_ reason: NightAttention) { needsPerson(reason.rawValue) }

    /// - Parameter code: of a read-back or an export of the night.
    package mutating func needsPerson(_ code: String) {
        if !attention.contains(code) { attention = (attention + [code]).sorted() }
    }
}

/// The steps of a night, in their order.
public enum NightStep: String, Codable, Sendable {
    case backup, recovery, fetch, claim, readback, withdraw, export, deliver, retention, report
}

extension ExitCode {
    /// The worst first: what a night ends with when several things went wrong.
    private static let byGravity: [ExitCode] = [
        .failed, .ledgerUnusable, .noLedger, .lockHeld, .usage, .interrupted, .inputRefused, .guardStopped,
        .temporary, .needsPerson, .done,
    ]

    package static func worst(_ exits: [ExitCode]) -> ExitCode {
        byGravity.first { exits.contains($0) } ?? .done
    }
}
