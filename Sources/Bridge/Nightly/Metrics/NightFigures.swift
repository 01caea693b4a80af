/// A night in numbers, as monitoring reads them. Counts, codes and times alone: whoever may read the metrics
/// learns nothing of anybody.
struct NightFigures: Sendable, Equatable {
    enum StepResult: String, Sendable, CaseIterable {
        case done, nothing, failed, skipped
    }

    var district: String
    /// When the night began, in seconds since 1970 UTC.
    var lastRunTimestampSeconds: Int64
    /// The last night that ended with 0 or 3; nil where none has.
    var lastSuccessTimestampSeconds: Int64?
    var exitCode: Int32
    var durationSeconds: Double
    /// By the step's name: `export`, `deliver` and so on.
    var steps: [String: StepResult] = [:]
    /// By class: `sent`, `in-flight` and so on.
    var scores: [String: Int] = [:]
    /// By reason; of this night.
    var newlyFrozen: [String: Int] = [:]
    /// In the ledger now.
    var frozen = 0
    /// By code.
    var held: [String: Int] = [:]
    /// By code.
    var rejected: [String: Int] = [:]
    /// By this night.
    var bundlesPublished = 0
    /// In the outbox, not delivered yet.
    var bundlesWaiting = 0
    /// By this night.
    var bundlesDelivered = 0
    /// From the moment that the newest applied read-back shows to this night; nil where there is none.
    var readbackAgeSeconds: Int64?
    /// The same of the gradebook export.
    var gradebookAgeSeconds: Int64?
    var ledgerBytes: UInt64 = 0
    /// Files that this night put into quarantine.
    var quarantinedFiles = 0
}
