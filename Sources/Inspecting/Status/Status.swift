public import Domain
import DurableFiles
import Ledger
import Outcome
import Publishing
import Records
public import Session
public import Workspace

/// `status`: how things stand, on one screen. Read from the ledger in one moment, without the lock.
public struct Status: Codable, Sendable, Equatable {
    /// A run and how it ended.
    public struct Run: Codable, Sendable, Equatable {
        public var at: String
        /// Nil where another version of gradebridge has recorded it in words that this one cannot read.
        public var exitCode: Int?
        public var sentence: String
    }

    /// A bundle that Campus has not shown.
    public struct Waiting: Codable, Sendable, Equatable {
        public var sequence: Int
        public var file: String
        public var at: String
        /// Scores that wait to be seen in Campus.
        public var awaited: Int
        /// How far its delivery is; nil where a person carries it.
        public var handover: DeliveryState?
    }

    /// The newest read-back that was applied.
    public struct Readback: Codable, Sendable, Equatable {
        /// The moment of Campus that it shows.
        public var time: String
        /// Days of the district from then to now.
        public var nights: Int
    }

    public var version = 1
    public var command = "status"
    public var at: String
    public var district: String
    public var timeZone: String
    /// `district.locale`.
    public var locale: DistrictLocale
    public var lastNight: Run?
    public var waiting: [Waiting]
    /// Scores that stay as Campus has them (frozen).
    public var kept: Int
    /// Scores that the last export held, and those that it could not read.
    public var held: Int
    public var rejected: Int
    /// Codes for which the last export or night asked for a person; nil where another version of gradebridge has recorded them
    /// in words that this one cannot read.
    public var attention: [String]?
    public var readback: Readback?
    /// When the next night begins, by the timer that `init --systemd` wrote.
    public var nextNight: String?

    public static func look(_ session: WorkspaceSession, now: Instant) throws -> Status {
        var status = try session.ledger.read { ledger in
            try Status(ledger, session, now: now)
        }
        status.nextNight = try NightTimer(session.layout.systemd, session.zone)?.next(after: now).description
        return status
    }

    private init(_ ledger: LedgerSession, _ session: WorkspaceSession, now: Instant) throws {
        at = now.description
        district = session.configuration.district.name
        timeZone = session.zone.name
        locale = session.configuration.district.locale
        let night = try ledger.runs(command: .nightly, limit: 1).first
        let export = try ledger.runs(command: .export, limit: 1).first
        lastNight = night.map(Run.init)
        attention = Self.attention(night: night, export: export)
        let states = try BundleStates(ledger)
        waiting = try ledger.bundles().filter { $0.state != .intent && states.state(of: $0) == .inFlight }.map
        {
            Waiting(
                sequence: $0.sequence, file: $0.file, at: $0.at.description,
                awaited: states.awaited[$0.sequence] ?? 0, handover: states.handovers[$0.sequence]?.state)
        }
        kept = try ledger.freezes().values.reduce(0) { $0 + $1.count }
        let totals = try ledger.unresolvedTotals()
        held = totals.filter { $0.kind == .held }.reduce(0) { $0 + $1.scores }
        rejected = totals.filter { $0.kind == .rejected }.reduce(0) { $0 + $1.scores }
        let zone = session.zone
        readback = try ledger.readbacks().last.map {
            let nights = zone.day(at: now).daysSince1970 - zone.day(at: $0.time).daysSince1970
            return Readback(time: $0.time.description, nights: max(0, Int(nights)))
        }
    }
}

extension Status {
    /// What the newer of both asked a person for; nil where that cannot be read.
    private static func attention(night: RecordedRun?, export: RecordedRun?) -> [String]? {
        do {
            if let night, night.at >= export?.at ?? night.at {
                return try JSONText.decode(NightOutcome.self, from: night.summary).attention
            }
            return try export.map { try JSONText.decode(PlanOutcome.self, from: $0.summary).attention } ?? []
        } catch {
            return nil
        }
    }
}

extension Status.Run {
    fileprivate init(_ night: RecordedRun) {
        at = night.at.description
        do {
            let outcome = try JSONText.decode(NightOutcome.self, from: night.summary)
            exitCode = Int(outcome.exitCode)
            sentence = outcome.sentence
        } catch {
            sentence = "another version of gradebridge recorded it, and this one cannot read that"
        }
    }
}

/// The timer that `init --systemd` wrote into the workspace.
struct NightTimer {
    private let hour: Int64
    private let minute: Int64
    private let zone: ZoneRules

    /// Nil where none was written.
    init?(_ folder: FilePath, _ zone: ZoneRules) throws {
        guard try Files.exists(folder) else { return nil }
        let timers = try Files.list(folder).map(\.name).filter { $0.hasSuffix(".timer") }.sorted()
        guard let timer = timers.first else { return nil }
        let text = String(decoding: try InputFile(folder.appending(timer)).head(64 << 10), as: UTF8.self)
        guard let start = text.firstMatch(of: /OnCalendar=\*-\*-\* ([0-9]{2}):([0-9]{2})/),
            let hour = Int64(start.1), let minute = Int64(start.2)
        else { return nil }
        (self.hour, self.minute, self.zone) = (hour, minute, zone)
    }

    func next(after now: Instant) -> Instant {
        let today = Int64(zone.day(at: now).daysSince1970)
        let starts = [today, today + 1].map { day in
            zone.instant(ofLocal: Instant(secondsSince1970: day * 86_400 + hour * 3600 + minute * 60))
        }
        return starts.first { $0 > now } ?? starts[1]
    }
}
