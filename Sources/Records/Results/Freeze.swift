public import Domain

/// A result that Campus changed: it is never sent again until a person releases it.
public struct Freeze: Sendable, Equatable {
    public var lineItem: Int64
    public var student: String
    public var reason: FreezeReason
    /// The clock of the run that froze it.
    public var since: Instant
    /// The latest value that was sent; nil where none was.
    public var ours: ScoreValue?
    /// What Campus showed when it was frozen, and the flags on it: the evidence.
    public var campus: CampusScore
    public var flags: CampusFlags
    /// What Campus showed last.
    public var campusNow: CampusScore
    public var flagsNow: CampusFlags
    /// The bundle that carried our latest value.
    public var bundle: Int?
    /// The run that read the read-back which showed it.
    public var readback: Int64?
    /// Who changed the row and when, where Campus says so.
    public var changedBy: String?
    public var changedAt: Instant?

    public init(
        lineItem: Int64, student: String, reason: FreezeReason, since: Instant, ours: ScoreValue? = nil,
        campus: CampusScore = .blank, flags: CampusFlags = [], bundle: Int? = nil, readback: Int64? = nil,
        changedBy: String? = nil, changedAt: Instant? = nil
    ) {
        self.lineItem = lineItem
        self.student = student
        self.reason = reason
        self.since = since
        self.ours = ours
        self.campus = campus
        self.flags = flags
        campusNow = campus
        flagsNow = flags
        self.bundle = bundle
        self.readback = readback
        self.changedBy = changedBy
        self.changedAt = changedAt
    }

    /// What Campus showed last.
    public var campusResult: CampusResult {
        CampusResult(score: campusNow, flags: flagsNow, changedBy: changedBy, changedAt: changedAt)
    }
}
