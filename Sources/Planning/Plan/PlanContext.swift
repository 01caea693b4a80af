package import Domain
package import DurableFiles
package import Intake
package import OneRoster
import Workers

/// What every thread that plans is lent, and none changes: the inputs, the settings, and what read-backs found.
///
/// Unchecked: of `details` a thread only asks for the listener of its batch, which is made of what never changes.
package struct PlanContext: @unchecked Sendable {
    package let gradebook: Gradebook
    package let roster: Roster
    package let stream: AssessmentStream
    package let settings: PlanSettings
    package let states: CampusStates
    /// How results are written; nil where they are only counted.
    package var writing: ResultWriting?
    /// One: items are planned one after the other by whoever takes them, and what hears of them may be the same.
    package var threads = Threads.count
    package let details: RunDetails

    package init(
        gradebook: Gradebook, roster: Roster, stream: AssessmentStream, settings: PlanSettings,
        states: CampusStates, writing: ResultWriting? = nil, threads: Int = Threads.count,
        details: RunDetails
    ) {
        self.gradebook = gradebook
        self.roster = roster
        self.stream = stream
        self.settings = settings
        self.states = states
        self.writing = writing
        self.threads = threads
        self.details = details
    }
}

/// How the results of a run are written into its bundles and into the ledger.
package struct ResultWriting {
    package let version: Version
    package let mode: BundleMode
    package let at: Instant
    /// The day on which each earlier bundle was made, for results whose own day is not known any more.
    package let bundleDays: [Int: CalendarDay]
    /// Where rows wait that are too many to be held in memory.
    package let spillFolder: FilePath
    /// The number of the bundle that carries the line items of a school.
    package let sequence: (_ school: String) throws -> Int

    package init(
        version: Version, mode: BundleMode, at: Instant, bundleDays: [Int: CalendarDay],
        spillFolder: FilePath, sequence: @escaping (_ school: String) throws -> Int
    ) {
        self.version = version
        self.mode = mode
        self.at = at
        self.bundleDays = bundleDays
        self.spillFolder = spillFolder
        self.sequence = sequence
    }
}
