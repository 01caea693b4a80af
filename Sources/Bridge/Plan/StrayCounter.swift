import Domain
import Intake

/// Classes the rows that no item of the export stands behind, as they are read.
final class StrayCounter {
    private(set) var tally = ClassTally()
    private let details: any PlanDetails

    init(_ details: any PlanDetails) {
        self.details = details
    }

    func count(_ row: AssessmentStream.StrayRow) throws {
        let disposition = Disposition.rejected(.unknownItem)
        tally.rowsWithoutSection += 1
        tally.count(disposition)
        try details.candidate(
            CandidateOutcome(
                disposition: disposition, item: row.itemID, section: nil, student: nil, person: row.personID,
                line: row.line))
    }
}
