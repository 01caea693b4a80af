/// A night in numbers, as monitoring reads them. Counts, codes and times alone: whoever may read the metrics
/// learns nothing of anybody.
package struct NightFigures: Sendable, Equatable {
    package enum StepResult: String, Sendable, CaseIterable {
        case done, nothing, failed, skipped
    }

    package var district: String
    /// When the night began, in seconds since 1970 UTC.
    package var lastRunTimestampSeconds: Int64
    /// The last night that ended with 0 or 3; nil where none has.
    package var lastSuccessTimestampSeconds: Int64?
    package var exitCode: Int32
    package var durationSeconds: Double
    /// By the step's name: `export`, `deliver` and so on.
    package var steps: [String: StepResult] = [:]
    /// By class: `sent`, `in-flight` and so on.
    package var scores: [String: Int] = [:]
    /// By reason; of this night.
    package var newlyFrozen: [String: Int] = [:]
    /// In the ledger now.
    package var frozen = 0
    /// By code.
    package var held: [String: Int] = [:]
    /// By code.
    package var rejected: [String: Int] = [:]
    /// By this night.
    package var bundlesPublished = 0
    /// In the outbox, not delivered yet.
    package var bundlesWaiting = 0
    /// By this night.
    package var bundlesDelivered = 0
    /// From the moment that the newest applied read-back shows to this night; nil where there is none.
    package var readbackAgeSeconds: Int64?
    /// The same of the gradebook export.
    package var gradebookAgeSeconds: Int64?
    package var ledgerBytes: UInt64 = 0
    /// Files that this night put into quarantine.
    package var quarantinedFiles = 0
}
