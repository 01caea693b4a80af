import CSVCore
import Domain
import Intake
import Ledger

/// Walks through the export, the roster and the ledger in one order and decides each line item.
///
/// Three sorted sequences meet: the items by id, their rows by item and student, and the ledger's line
/// items by item and section. Nothing is held but the item at hand, so memory does not grow with scores.
final class PlanRun {
    private let gradebook: Gradebook
    private let stream: AssessmentStream
    private let scan: LineItemScan
    private let planner: LineItemPlanner
    private let details: any PlanDetails
    private let sink: any PlanSink
    private(set) var tally: ClassTally

    private var records: [AssessmentRecord] = []
    private var verdicts: [RowVerdict] = []
    /// For each section of the item at hand, which of `records` are in it.
    private var inSection: [[Int]] = []

    /// - Parameter strays: the rows that were classed while the file was read.
    init(
        gradebook: Gradebook, stream: AssessmentStream, scan: LineItemScan, planner: LineItemPlanner,
        details: any PlanDetails, sink: any PlanSink, strays: ClassTally
    ) {
        tally = strays
        self.gradebook = gradebook
        self.stream = stream
        self.scan = scan
        self.planner = planner
        self.details = details
        self.sink = sink
    }

    func run(progress: (Double) -> Void = { _ in }) throws {
        tally.rows = stream.rowCount
        for rank in 0..<gradebook.itemCount {
            if rank & 0x3fff == 0 { progress(Double(rank) / Double(gradebook.itemCount)) }
            let item = gradebook.item(atRank: rank)
            while let known = scan.current, item.compareID(to: known.item) > 0 { try takeMissing(known) }
            let hasRows = stream.nextItemRank == rank
            if hasRows || current(of: item) != nil { try plan(item, hasRows: hasRows) }
        }
        while let known = scan.current { try takeMissing(known) }
        progress(1)
        try tally.checkConservation()
    }

    /// The ledger's line item at hand, where it is one of this item's. Ids are compared as bytes.
    private func current(of item: GradebookItem) -> StoredLineItem? {
        scan.current.flatMap { item.compareID(to: $0.item) == 0 ? $0 : nil }
    }

    /// A line item of the ledger that the export does not have.
    private func takeMissing(_ known: StoredLineItem) throws {
        try scan.withResults { packed in
            try sink.take(try planner.missing(known, packed: packed))
        }
        try scan.advance()
    }

    private func plan(_ item: GradebookItem, hasRows: Bool) throws {
        let sections = item.sections
        let id = item.id
        try details.enter(item, id: id)
        records.removeAll(keepingCapacity: true)
        verdicts.removeAll(keepingCapacity: true)
        if hasRows {
            try stream.readItem(into: &records, verdicts: &verdicts) { record, reason in
                try self.count(record, reason, of: item, id)
            }
            if item.isRejected { rejectAll() }
        }
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
            try scan.withResults { packed in
                try sink.take(
                    try planner.plan(
                        context, section: Int(section), classID: classID, rows: rows, known: known,
                        packed: known == nil ? FieldBytes(start: nil, count: 0) : packed, tally: &tally))
            }
            if known != nil { try scan.advance() }
        }
        while let known = current(of: item) { try takeMissing(known) }
    }

    /// The scores of an item whose own row cannot be read are rejected with it.
    private func rejectAll() {
        for index in verdicts.indices {
            if case .rejected(let reason) = verdicts[index], reason != .duplicate { continue }
            verdicts[index] = .rejected(.badItem)
        }
    }

    /// Finds the sections of every row: rule 6, an item becomes an assignment in each of them.
    private func distribute(_ item: GradebookItem, _ id: String, _ sections: ArraySlice<UInt32>) throws {
        while inSection.count < sections.count { inSection.append([]) }
        for place in 0..<sections.count { inSection[place].removeAll(keepingCapacity: true) }
        for (index, record) in records.enumerated() {
            let found = forEachPlace(record, item, sections) { inSection[$0].append(index) }
            tally.candidates += found
            if found > 0 {
                tally.rowsWithSection += 1
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
        tally.candidates += found
        tally.rowsWithSection += 1
        let student = gradebook.student(ofPerson: record.personRank)
        for place in classes {
            let section = item.sections[item.sections.startIndex + place]
            tally.count(.rejected(reason))
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
        tally.rowsWithoutSection += 1
        tally.count(disposition)
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
