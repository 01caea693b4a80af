import CSVCore
import Domain
import Intake
import Ledger

/// Decides the line items of one unit, on a thread of its own: it changes nothing but what it gives back.
final class UnitPlanner {
    private let gradebook: Gradebook
    private let planner: LineItemPlanner
    private let planned: PlannedUnit
    private var details: any PlanDetails { planned.details }

    private var records: [AssessmentRecord] = []
    private var verdicts: [RowVerdict] = []
    /// For each section of the item at hand, which of `records` are in it.
    private var inSection: [[Int]] = []
    private let unit: PlanUnit
    private var nextRow = 0
    private var nextKnown = 0
    /// The ledger's line item at `nextKnown`.
    private var known: StoredLineItem?

    init(_ unit: PlanUnit, _ context: PlanContext) throws {
        self.unit = unit
        gradebook = context.gradebook
        planned = try PlannedUnit(context.details(unit.strays), context)
        planner = LineItemPlanner(context, planned)
    }

    func plan() throws -> PlannedUnit {
        try readKnown()
        for rank in unit.items {
            let item = gradebook.item(atRank: rank)
            while let known, item.compareID(to: known.item) > 0 { try takeMissing(known) }
            let hasRows = nextRow < unit.rows.count && unit.rows[nextRow].itemRank == rank
            if hasRows || current(of: item) != nil { try plan(item, rank) }
        }
        while let known { try takeMissing(known) }
        return planned
    }

    // MARK: The ledger's line items

    private func readKnown() throws {
        known = nextKnown < unit.known.count ? try unit.known.line(nextKnown) : nil
    }

    private func advance() throws {
        nextKnown += 1
        try readKnown()
    }

    /// The ledger's line item at hand, where it is one of this item's. Ids are compared as bytes.
    private func current(of item: GradebookItem) -> StoredLineItem? {
        known.flatMap { item.compareID(to: $0.item) == 0 ? $0 : nil }
    }

    /// A line item of the ledger that the export does not have.
    private func takeMissing(_ known: StoredLineItem) throws {
        try unit.known.withResults(nextKnown) { try planner.missing(known, packed: $0) }
        try advance()
    }

    // MARK: Items

    private func plan(_ item: GradebookItem, _ rank: Int) throws {
        let sections = item.sections
        let id = item.id
        try details.enter(item, id: id)
        try readRows(of: item, rank, id)
        try distribute(item, id, sections)
        let context = planner.context(for: item, id: id)
        for (place, section) in sections.enumerated() {
            let classID = gradebook.section(Int(section)).classID
            // The ledger may know sections that the course no longer has.
            while let known = current(of: item), ByteOrder.compare(known.section, classID) < 0 {
                try takeMissing(known)
            }
            let known = current(of: item).flatMap { ByteOrder.compare($0.section, classID) == 0 ? $0 : nil }
            if known == nil, inSection[place].isEmpty { continue }
            let rows = SectionRows(places: inSection[place], records: records, verdicts: verdicts)
            if let known {
                try unit.known.withResults(nextKnown) { packed in
                    try planner.plan(
                        context, section: Int(section), classID: classID, rows: rows, known: known,
                        packed: packed)
                }
                try advance()
            } else {
                try planner.plan(
                    context, section: Int(section), classID: classID, rows: rows, known: nil,
                    packed: FieldBytes(start: nil, count: 0))
            }
        }
        while let known = current(of: item) { try takeMissing(known) }
    }

    private func readRows(of item: GradebookItem, _ rank: Int, _ id: String) throws {
        records.removeAll(keepingCapacity: true)
        verdicts.removeAll(keepingCapacity: true)
        let start = nextRow
        while nextRow < unit.rows.count, unit.rows[nextRow].itemRank == rank { nextRow += 1 }
        try RepeatedRows.resolve(unit.rows[start..<nextRow], into: &records, verdicts: &verdicts) {
            record, reason in
            try count(record, reason, of: item, id)
        }
        if item.isRejected { rejectAll() }
    }

    /// The scores of an item whose own row cannot be read are rejected with it.
    private func rejectAll() {
        for index in verdicts.indices {
            if case .rejected(let reason) = verdicts[index], reason != .duplicate { continue }
            verdicts[index] = .rejected(.badItem)
        }
    }

    // MARK: Sections of rows

    /// Finds the sections of every row: rule 6, an item becomes an assignment in each of them.
    private func distribute(_ item: GradebookItem, _ id: String, _ sections: ArraySlice<UInt32>) throws {
        while inSection.count < sections.count { inSection.append([]) }
        for place in 0..<sections.count { inSection[place].removeAll(keepingCapacity: true) }
        for (index, record) in records.enumerated() {
            let found = forEachPlace(record, item, sections) { inSection[$0].append(index) }
            planned.tally.candidates += found
            if found > 0 {
                planned.tally.rowsWithSection += 1
            } else {
                try countWithoutSection(record, verdicts[index], id)
            }
        }
    }

    /// A further row of one item and person: rejected, once for each section that it would have met.
    private func count(
        _ record: AssessmentRecord, _ fault: RejectReason, of item: GradebookItem, _ id: String
    ) throws {
        let reason = item.isRejected && fault == .duplicate ? .badItem : fault
        var classes: [Int] = []
        let found = forEachPlace(record, item, item.sections) { classes.append($0) }
        if found == 0 { return try countWithoutSection(record, .rejected(reason), id) }
        planned.tally.candidates += found
        planned.tally.rowsWithSection += 1
        let student = gradebook.student(ofPerson: record.personRank)
        for place in classes {
            let section = item.sections[item.sections.startIndex + place]
            planned.tally.count(.rejected(reason))
            try details.candidate(
                .rejected(reason), item: id, section: gradebook.section(Int(section)).classID,
                student: student.map(gradebook.studentID),
                person: student == nil ? gradebook.personID(atRank: record.personRank) : nil,
                line: record.lineNumber)
        }
    }

    private func countWithoutSection(_ record: AssessmentRecord, _ verdict: RowVerdict, _ id: String) throws {
        var disposition = Disposition.held(.noSection)
        if case .rejected(let reason) = verdict { disposition = .rejected(reason) }
        planned.tally.rowsWithoutSection += 1
        planned.tally.count(disposition)
        try details.candidate(
            disposition, item: id, section: nil,
            student: gradebook.student(ofPerson: record.personRank).map(gradebook.studentID),
            person: gradebook.personID(atRank: record.personRank), line: record.lineNumber)
    }

    /// Calls `body` with the place, among the item's sections, of each one that the person is in.
    private func forEachPlace(
        _ record: AssessmentRecord, _ item: GradebookItem, _ sections: ArraySlice<UInt32>,
        _ body: (Int) -> Void
    ) -> Int {
        var found = 0
        for section in gradebook.sections(ofPerson: record.personRank)
        where gradebook.courseIndex(ofSection: Int(section)) == item.courseIndex {
            guard let place = sections.firstIndex(of: section) else { continue }
            body(place - sections.startIndex)
            found += 1
        }
        return found
    }
}
