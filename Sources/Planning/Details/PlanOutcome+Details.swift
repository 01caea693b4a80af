package import Domain
package import Outcome

extension PlanOutcome {
    package init(command: Command, at instant: Instant, tally: ClassTally, details: RunDetails) {
        self.init(
            command: command, at: instant, tally: tally, notices: details.notices, findings: details.findings,
            rejectedRows: details.rejectedTableRows)
    }
}
