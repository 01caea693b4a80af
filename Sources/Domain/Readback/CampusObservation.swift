/// What a read-back says of one result of ours.
public enum CampusObservation: Sendable, Equatable {
    /// The read-back does not cover the result: its line item is not in it, or it is a partial one.
    case notCovered
    /// The line item is there and the read-back is full, but there is no row.
    case nothing
    case row(CampusResult)
    /// Two rows: which of them counts is not known.
    case unclear
    /// A row of which some cell cannot be read; the score as far as it stands there.
    case unreadable(CampusScore)
}
