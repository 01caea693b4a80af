package import Domain
package import Intake

/// The rows of one item, one for each person in the order of the persons, each with its verdict.
package struct ItemRows {
    private var records: ArraySlice<AssessmentRecord> = []
    /// nil where each row stands alone, which is nearly always: then nothing is copied.
    private var verdicts: [RowVerdict]?
    private var isRejected = false

    /// - Parameters:
    ///   - rows: all rows of the item, in the order of persons and lines.
    ///   - isRejected: the item's own row cannot be read, so its scores are rejected with it.
    ///   - repeated: gets each further row of a person, with the reason it is rejected for.
    package mutating func take(
        _ rows: ArraySlice<AssessmentRecord>, isRejected: Bool,
        repeated: (AssessmentRecord, RejectReason) throws -> Void
    ) rethrows {
        self.isRejected = isRejected
        guard RepeatedRows.areAny(in: rows) else {
            (records, verdicts) = (rows, nil)
            return
        }
        var (kept, judged): ([AssessmentRecord], [RowVerdict]) = ([], [])
        try RepeatedRows.resolve(rows, into: &kept, verdicts: &judged, repeated: repeated)
        (records, verdicts) = (kept[...], judged)
    }

    package var count: Int { records.count }

    package func record(_ place: Int) -> AssessmentRecord { records[records.startIndex + place] }

    package func verdict(_ place: Int) -> RowVerdict {
        let own = verdicts?[place] ?? record(place).verdict
        guard isRejected else { return own }
        // What is wrong with the row itself is told first; that two rows differ is not, where the item is wrong.
        if case .rejected(let reason) = own, reason != .duplicate { return own }
        return .rejected(.badItem)
    }
}
