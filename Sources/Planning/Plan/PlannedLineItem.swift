package import Domain
package import Intake
package import Records

/// One result of a line item: a candidate, or what only the ledger knows, or both.
///
/// Its bytes stay where they are: `ResultBytes` has them.
package struct PlannedResult {
    /// As numbered in the gradebook; nil where only the ledger or a read-back knows it, and for a person without a
    /// student in Campus.
    package var student: Int?
    /// What the ledger has of it.
    package var before: PackedPlace?
    package var isFrozen = false
    /// The last read-back could not tell what Campus has.
    package var isAmbiguous = false
    /// Which of the line item's states is about it.
    package var state: Int?
    /// The new value, for a result that is sent.
    package var value: ScoreValue?
    /// The row that the candidate comes from; nil for a result that only the ledger knows.
    package var record: AssessmentRecord?
    /// The row says what Campus has or is to have: it is sent, in flight or unchanged. Else its date and
    /// comment have no business beside a value that is only repeated.
    package var rowStands = false

    /// As the classifier asks for it; nil for a result that nothing is known of.
    package var knownResult: KnownResult? {
        guard before != nil || isFrozen || isAmbiguous else { return nil }
        return KnownResult(
            latest: before?.latest, isConfirmed: before?.isConfirmed ?? false, isFrozen: isFrozen,
            isDueAgain: before?.isDueAgain ?? false, isAmbiguous: isAmbiguous)
    }
}

/// What a bulk bundle says of a result that is not sent anew: never a hole, and nothing that changes Campus.
package enum BulkRow {
    /// Our latest value, on its way once more: Campus has not shown it.
    case sendAgain(ScoreValue)
    /// A value of ours that Campus has shown.
    case repeatOurs(ScoreValue)
    /// Campus's own row.
    case repeatCampus(CampusResult)
}

extension PlannedResult {
    /// nil where Campus has nothing that the bundle could name.
    ///
    /// - Parameter campus: what Campus has of a frozen, ambiguous or released result.
    package func bulkRow(lineItemHold: HoldReason?, campus: CampusResult?) -> BulkRow? {
        let isReleased = before.map { $0.latest == nil && $0.seen == nil } ?? true
        if let campus, isFrozen || isAmbiguous || isReleased {
            let saysNothing = campus.score.isBlank && campus.flags.isEmpty
            if !saysNothing { return .repeatCampus(campus) }
            // A row that could not be read is there all the same: what was seen before is the best guess.
            guard isAmbiguous else { return nil }
        }
        guard let before else { return nil }
        // Released, and Campus shows a value of ours again.
        guard let latest = before.latest else { return before.seen.map(BulkRow.repeatOurs) }
        if before.isConfirmed { return .repeatOurs(latest) }
        // Nothing of it is sent while it is held, so what Campus showed last stays.
        if isAmbiguous || lineItemHold == .pointsChanged, let seen = before.seen { return .repeatOurs(seen) }
        return isAmbiguous ? .repeatOurs(latest) : .sendAgain(latest)
    }
}

/// One line item with everything that the plan decided about it.
package struct PlannedLineItem {
    package var item: String
    package var section: String
    /// The class as numbered in the gradebook; any number where the class is gone.
    package var classIndex: Int
    package var school: String
    /// What the ledger has of the line item.
    package var known: StoredLineItem?
    /// What holds it in Campus tonight: points that differ no more hold nothing.
    package var campusHold: HoldReason?
    /// How the line item reads now; nil where it is held and was never sent.
    package var version: LineItemVersion?
    /// What its row says, while the form of its title is still to be found.
    package var proposed: ProposedVersion?
    /// The line item's own row goes out.
    package var carriesLineItem = false
    package var sentCount = 0
    /// Result rows in the bundle, and where they stand among those of the batch.
    package var resultCount = 0
    package var rows = 0..<0
    /// Where what the ledger is to keep of its results stands.
    package var packed = 0..<0

    /// Once it was made (`makeIdentity`).
    private(set) var madeIdentity: LineItemIdentity?

    /// Its ids in Campus.
    package var identity: LineItemIdentity { madeIdentity ?? LineItemIdentity(item: item, section: section) }

    /// Makes its ids once for all rows that name them: most line items of a night are not written.
    package mutating func makeIdentity() { madeIdentity = identity }

    /// Settles how the line item reads; its row goes out where that is new, or with scores until Campus has shown it.
    package mutating func decide(_ version: LineItemVersion) {
        proposed = nil
        self.version = version
        let isNew = known.map { !version.showsTheSame(as: $0.version) || $0.isDueAgain } ?? true
        carriesLineItem = isNew || (sentCount > 0 && known?.shown != .latestVersion)
    }

    /// Something of it is new or changed.
    package var goesOut: Bool { carriesLineItem || sentCount > 0 }

    /// It stands in the bundle: bulk is the whole state, so what Campus may hold is in it, new or not.
    package func isWritten(inBulk: Bool) -> Bool {
        guard version != nil else { return false }
        let isThere = known != nil && campusHold != .itemRemoved
        return goesOut || (inBulk && isThere)
    }

    /// Its own row stands in the bundle.
    package func writesLineItem(inBulk: Bool) -> Bool { carriesLineItem || inBulk }

    /// Its row as it goes out anew: points of Campus's own that a person has accepted stay.
    package func ownRow(_ version: LineItemVersion) -> LineItemVersion {
        guard let known, known.campusHold == nil, let points = known.campus?.maxPoints,
            known.version.maxPoints == version.maxPoints
        else { return version }
        var row = version
        row.maxPoints = points
        return row
    }

    /// The row only repeats what Campus has: somebody edited the line item there, or changed its points.
    package var repeatsCampus: Bool {
        guard let known, !carriesLineItem else { return false }
        let hasOwnPoints = campusHold == nil && known.campus?.maxPoints != nil
        return known.isEditedInCampus || campusHold == .pointsChanged || hasOwnPoints
    }
}
