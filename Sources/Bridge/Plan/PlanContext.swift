import Bundle
import Domain
import DurableFiles
import Intake
import OneRoster
import Workers

/// What every thread that plans is lent, and none changes: the inputs, the settings, and what read-backs found.
struct PlanContext: @unchecked Sendable {
    let gradebook: Gradebook
    let roster: Roster
    let stream: AssessmentStream
    let settings: PlanSettings
    let marks: CampusMarks
    /// How results are written; nil where they are only counted.
    var writing: ResultWriting?
    /// One: items are planned one after the other by whoever takes them, and what hears of them may be the same.
    var threads = Threads.count
    /// Makes what hears of the candidates of one unit.
    let details: (ArraySlice<StrayItem>) -> any PlanDetails
}

/// How the results of a run are written into its bundles and into the ledger.
struct ResultWriting {
    let version: Version
    let mode: BundleMode
    let at: Instant
    /// The day on which each earlier bundle was made, for results whose own day is not known any more.
    let bundleDays: [Int: CalendarDay]
    /// Where rows wait that are too many to be held in memory.
    let spillFolder: FilePath
    /// The number of the bundle that carries the line items of a school.
    let sequence: (_ school: String) throws -> Int
}
