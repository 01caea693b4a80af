import Domain
import Inputs
import Intake
import Outcome
import Session
import Workspace

extension Doctor {
    /// Looks at the newest roster: whether its terms end as `roster.endDate` says. A day too few holds every item that is due
    /// on the last day of its term.
    static func examineRoster(
        _ layout: WorkspaceLayout, _ configuration: BridgeConfiguration, _ diagnosis: inout Diagnosis
    ) {
        guard configuration.roster.endDate == .exclusive else { return }
        do {
            guard let newest = try ClaimedFile.newest(.roster, in: layout) else { return }
            let set = try InputSet(newest, limits: configuration.zipLimits)
            let sessions = try SessionDates.read(
                set, profile: configuration.profile,
                inactive: configuration.roster.inactive.map { $0 == .active ? .active : .leftOut },
                limits: configuration.tableLimits)
            guard EndDates.lookInclusive(sessions) else { return }
            diagnosis.warn(
                "roster",
                "terms in \(set.name) seem to end on their endDate, such as \(sessions.map(\.end).max() ?? .latest); "
                    + "roster.endDate is exclusive, which means the day before",
                "If classes are held on that day, set roster.endDate: inclusive; else what is due on it is held."
            )
        } catch {
            let failure = Failure(error)
            diagnosis.warn("roster", failure.message, failure.advice)
        }
    }
}
