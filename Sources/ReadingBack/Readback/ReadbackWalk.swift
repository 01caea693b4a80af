package import CSVCore
package import Domain
package import Intake
package import Ledger
package import Records

/// The second walk: through the ledger's line items that the first one left open, with what a read-back shows of each,
/// in the ledger's order.
package struct ReadbackWalk {
    /// One line item: the ledger's, Campus's, and the rows under it.
    package struct Stop: ~Escapable {
        package var line: StoredLineItem
        /// nil: the read-back does not have the line item.
        package var campus: CampusLineItem?
        /// In the order of students; those that name none are left out.
        package let rows: [ReadbackRow]
        package let readback: Readback
        package let scope: ReadbackScope
        package var packed: FieldBytes
        /// It is full, and nothing of the line item's section is in it.
        package var isSectionMissing = false

        /// A row under it names no student: it may be anybody's.
        package let hasNobodysRow: Bool

        /// - Parameter rows: all of them, in the order of students, so that those of nobody stand first.
        @_lifetime(copy packed, borrow readback)
        package init(
            line: StoredLineItem, campus: CampusLineItem?, rows: [ReadbackRow], readback: borrowing Readback,
            scope: ReadbackScope, packed: FieldBytes
        ) {
            let nobodys = rows.prefix { readback.student($0).isEmpty }.count
            self.line = line
            self.campus = campus
            self.rows = nobodys == 0 ? rows : Array(rows.dropFirst(nobodys))
            self.readback = copy readback
            self.scope = scope
            self.packed = packed
            hasNobodysRow = nobodys > 0
        }

        /// What the read-back lacks under this line item is missing in Campus.
        package var isCovered: Bool {
            guard scope.isFull, !hasNobodysRow else { return false }
            guard let campus else { return isUnlisted }
            return !campus.isDeleted
        }

        /// An extract has no row of it, and it was shown before.
        package var isUnlisted: Bool { campus == nil && scope.coversUnlisted && line.isKnownInCampus }

        /// What it says of a student without a row. One of nobody may be his.
        private var absence: CampusObservation {
            if hasNobodysRow { return .unclear }
            return isCovered ? .nothing : .notCovered
        }

        @_lifetime(copy self)
        package func pairing() throws -> ResultPairing {
            let readback = readback
            // The read-back is lent to this stop.
            let pairing = try ResultPairing(
                packed: packed, rows: rows, from: readback, absence: absence)
            return unsafe _overrideLifetime(pairing, copying: self)
        }

        /// A row of it says that the line item is there, even where the list of line items lacks it.
        package var campusLineItem: CampusLineItem? {
            campus ?? (rows.isEmpty ? nil : CampusLineItem())
        }
    }

    package let readback: Readback
    package let scope: ReadbackScope
    /// Schools of which it shows nothing, so that it tells nothing of them.
    package let missing: Set<String>
    /// Of an extract, which lists no line items: the sections of which it shows something.
    package let sections: Set<String>

    /// - Parameters:
    ///   - open: in the ledger's order; the rows of all others are passed over.
    ///   - progress: gets the share that is done, 0 to 1.
    package func run(
        _ ledger: LedgerSession, _ open: [OpenLineItem], progress: (Double) -> Void,
        _ body: (Stop) throws -> Void
    ) throws {
        let lookup = try ledger.lineItemLookup()
        let source = try readback.rows()
        var rows: [ReadbackRow] = []
        for (number, item) in open.enumerated() {
            if number & 0xfff == 0 { progress(Double(number) / Double(open.count)) }
            try source.read(item.index, into: &rows)
            try lookup.withLineItem(item.id) { line, packed in
                var stop = Stop(
                    line: line, campus: readback.lineItem(item.index), rows: rows, readback: readback,
                    scope: missing.contains(line.school) ? .nothing : scope, packed: packed)
                stop.isSectionMissing =
                    stop.scope.isFull && scope.coversUnlisted && !sections.contains(line.section)
                try body(stop)
            }
        }
    }
}

/// A line item that the first walk left open.
package struct OpenLineItem {
    /// Its place in the ledger's order.
    package let index: Int
    /// The ledger's own number of it.
    package let id: Int64
}

/// How much of Campus a read-back tells of.
package struct ReadbackScope {
    /// What it lacks is missing in Campus.
    package var isFull: Bool
    /// A line item that is not in it may be there all the same, without a score: an extract has rows for scores alone.
    package var coversUnlisted: Bool

    package static let nothing = ReadbackScope(isFull: false, coversUnlisted: false)
}
