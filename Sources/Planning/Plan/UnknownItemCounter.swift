package import Domain
package import Intake

/// Classes the rows that no item of the export stands behind, as they are read.
package final class UnknownItemCounter {
    package private(set) var tally = ClassTally()
    private let details: any PlanDetails

    package init(_ details: any PlanDetails) {
        self.details = details
    }

    package func count(_ row: AssessmentStream.UnknownItemRow) throws {
        let disposition = Disposition.rejected(.unknownItem)
        tally.rowsWithoutSection += 1
        tally.count(disposition)
        try details.candidate(
            CandidateOutcome(
                disposition: disposition, item: row.itemID, section: nil, student: nil, person: row.personID,
                line: row.line))
    }
}
