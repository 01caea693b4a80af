import CSVCore
import Domain
import Intake
import Records

/// Decides the line items of one batch, on a thread of its own: it changes nothing but what it gives back.
package final class BatchPlanner {
    private let gradebook: Gradebook
    private let planner: LineItemPlanner
    private let planned: PlannedBatch
    private var details: BatchDetails { planned.details }

    private var rows = ItemRows()
    /// For each section of the item at hand, which of `rows` are in it.
    private var inSection: [[Int]] = []
    private let batch: ItemBatch
    private let items: GradebookItems
    private var nextRow = 0
    private var nextKnown = 0

    package init(_ batch: ItemBatch, _ context: PlanContext) throws {
        self.batch = batch
        gradebook = context.gradebook
        items = try gradebook.items(atRanks: batch.items)
        planned = try PlannedBatch(batch, context)
        planner = LineItemPlanner(context, planned)
    }

    package func plan() throws -> PlannedBatch {
        for rank in batch.items {
            while let order = orderOfKnown(toItem: rank), order < 0 { try takeMissing() }
            let hasRows = nextRow < batch.rows.count && batch.rows[nextRow].itemRank == rank
            if hasRows || orderOfKnown(toItem: rank) == 0 { try plan(items[rank], rank) }
        }
        while nextKnown < batch.known.count { try takeMissing() }
        try planned.finish()
        return planned
    }

    // MARK: The ledger's line items

    /// Negative where the ledger's line item at hand is of an item before this one, 0 where it is one of this item's;
    /// nil where there is none.
    private func orderOfKnown(toItem rank: Int) -> Int? {
        guard nextKnown < batch.known.count else { return nil }
        let gradebook = gradebook
        return batch.known.compareItem(nextKnown, to: gradebook.itemID(atRank: rank))
    }

    /// A line item of the ledger that the export does not have.
    private func takeMissing() throws {
        let known = try batch.known.line(nextKnown)
        try batch.known.withResults(nextKnown) { try planner.missing(known, packed: $0) }
        nextKnown += 1
    }

    // MARK: Items

    private func plan(_ item: GradebookItem, _ rank: Int) throws {
        let sections = item.sections
        let id = item.id
        try details.begin(item, id: id)
        readRows(of: item, rank, id)
        distribute(id, sections)
        let context = planner.context(for: item, id: id)
        for (place, section) in sections.enumerated() {
            let classID = gradebook.section(Int(section)).classID
            let isKnown = try passKnown(before: classID, ofItem: rank)
            if !isKnown, inSection[place].isEmpty { continue }
            guard isKnown else {
                try planner.plan(
                    context, section: Int(section), classID: classID, rows, places: inSection[place],
                    known: nil, packed: FieldBytes())
                continue
            }
            let known = try batch.known.line(nextKnown)
            try batch.known.withResults(nextKnown) { packed in
                try planner.plan(
                    context, section: Int(section), classID: classID, rows, places: inSection[place],
                    known: known, packed: packed)
            }
            nextKnown += 1
        }
        while orderOfKnown(toItem: rank) == 0 { try takeMissing() }
    }

    /// Takes the line items of sections before this one: the ledger may know some that the course no longer has.
    ///
    /// - Returns: the line item at hand is the one of this section.
    private func passKnown(before classID: String, ofItem rank: Int) throws -> Bool {
        while orderOfKnown(toItem: rank) == 0 {
            let order = batch.known.compareSection(nextKnown, to: classID.utf8.span)
            if order >= 0 { return order == 0 }
            try takeMissing()
        }
        return false
    }

    private func readRows(of item: GradebookItem, _ rank: Int, _ id: String) {
        let start = nextRow
        while nextRow < batch.rows.count, batch.rows[nextRow].itemRank == rank { nextRow += 1 }
        rows.take(batch.rows[start..<nextRow], isRejected: item.isRejected) { record, reason in
            count(record, reason, of: item, id)
        }
    }

    // MARK: Sections of rows

    /// Finds the sections of every row: rule 6, an item becomes an assignment in each of them.
    private func distribute(_ id: String, _ sections: ArraySlice<UInt32>) {
        while inSection.count < sections.count { inSection.append([]) }
        for place in 0..<sections.count { inSection[place].removeAll(keepingCapacity: true) }
        // Asked of the object for each row, it took longer than what is done with it.
        let rows = rows
        for index in 0..<rows.count {
            let record = rows.record(index)
            let found = gradebook.forEachSection(ofPerson: record.personRank, among: sections) {
                inSection[$0].append(index)
            }
            planned.tally.candidates += found
            if found > 0 {
                planned.tally.rowsWithSection += 1
            } else {
                countWithoutSection(record, rows.verdict(index), id)
            }
        }
    }

    /// A further row of one item and person: rejected, once for each section that it would have met.
    private func count(
        _ record: AssessmentRecord, _ fault: RejectReason, of item: GradebookItem, _ id: String
    ) {
        let reason = item.isRejected && fault == .duplicate ? .badItem : fault
        var classes: [Int] = []
        let found = gradebook.forEachSection(ofPerson: record.personRank, among: item.sections) {
            classes.append($0)
        }
        if found == 0 { return countWithoutSection(record, .rejected(reason), id) }
        planned.tally.candidates += found
        planned.tally.rowsWithSection += 1
        let student = gradebook.student(ofPerson: record.personRank)
        let gradebook = gradebook
        for place in classes {
            let section = item.sections[item.sections.startIndex + place]
            planned.tally.count(.rejected(reason))
            details.candidate(
                CandidateOutcome(
                    disposition: .rejected(reason), item: id,
                    section: gradebook.section(Int(section)).classID,
                    student: gradebook.studentID(student),
                    person: student == nil ? gradebook.personID(atRank: record.personRank) : nil,
                    line: record.lineNumber))
        }
    }

    private func countWithoutSection(_ record: AssessmentRecord, _ verdict: RowVerdict, _ id: String) {
        var disposition = Disposition.held(.noSection)
        if case .rejected(let reason) = verdict { disposition = .rejected(reason) }
        planned.tally.rowsWithoutSection += 1
        planned.tally.count(disposition)
        let gradebook = gradebook
        details.candidate(
            CandidateOutcome(
                disposition: disposition, item: id, section: nil,
                student: gradebook.studentID(gradebook.student(ofPerson: record.personRank)),
                person: gradebook.personID(atRank: record.personRank), line: record.lineNumber))
    }
}
