package import CSVCore
package import Domain
import DurableFiles
import Inputs
package import Intake
import Outcome
package import Records

/// Hears what an export holds back, rejects and notices in one batch, and keeps it in the order of the ledger's
/// rows, item by item.
package final class UnresolvedRecorder {
    /// A fault in gradebridge: the items did not come in the order of their ids.
    package struct Disorder: Error {}

    /// Where a title comes from: it is asked for only where something was found.
    private enum Title {
        case item(GradebookItem)
        case text(String)
    }

    private var rows = FoundRows()
    /// Those that no item has come behind yet.
    private var unknownItems: ArraySlice<UnknownItem>
    private let findings = ItemFindings()

    /// The item at hand.
    private var item: (id: String, title: Title)?
    /// The line item at hand, and its place once something of it was found.
    private var section = ""
    private var school = ""
    private var place: Int?
    /// Candidates mostly end as the one before them did.
    private var last: (disposition: Disposition, code: Int?) = (.sent, nil)

    /// - Parameter unknownItems: rows of unknown items, in the order of their ids, whose places are in this batch.
    package init(unknownItems: ArraySlice<UnknownItem>) {
        self.unknownItems = unknownItems
    }

    // MARK: Where

    package func begin(_ item: GradebookItem, id: String) throws {
        try begin(id, .item(item))
    }

    package func begin(section: String, school: String) {
        self.section = section
        self.school = school
        // A second row of a score is told of before its section is entered, with no school yet.
        place = findings.known(section: section, school: school)
    }

    package func begin(missing line: StoredLineItem) throws {
        // A section that left the course stands among those of its item, which knows its title best.
        if item?.id != line.item { try begin(line.item, .text(line.version.title)) }
        begin(section: line.section, school: line.school)
    }

    private func begin(_ id: String, _ title: Title) throws {
        writeItem()
        if let item, ByteOrder.compare(item.id, id) >= 0 { throw Disorder() }
        writeUnknownItems(before: id)
        item = (id, title)
        begin(section: "", school: "")
        // Campus may have a line item of an item that the export has no row for, but scores.
        if let unknown = unknownItems.first, ByteOrder.compare(unknown.item, id) == 0 {
            unknownItems.removeFirst()
            countUnknownItem(unknown.scores)
        }
    }

    // MARK: What

    package func candidate(_ outcome: CandidateOutcome) {
        if outcome.disposition != last.disposition {
            last = (outcome.disposition, KeptCode.place(of: outcome.disposition))
        }
        guard let code = last.code else { return }
        findings.record(
            1, code: code, at: place(of: outcome.section ?? ""), student: outcome.student,
            person: outcome.person)
    }

    package func notice(_ notice: PlanNotice, section: String, student: FieldBytes?) {
        guard let code = KeptCode.place(of: notice) else { return }
        findings.record(
            notice.entry.countsScores ? 1 : 0, code: code, at: place(of: section), student: student,
            person: nil)
    }

    private func place(of section: String) -> Int {
        guard section == self.section else { return findings.place(section: section, school: "") }
        if let place { return place }
        let found = findings.place(section: section, school: school)
        place = found
        return found
    }

    // MARK: To the ledger

    /// Lends all rows, rising by (item, section, class, code). Nothing can be heard any more.
    package func withRows(_ body: (borrowing FoundRows) throws -> Void) rethrows {
        writeItem()
        writeUnknownItems(before: nil)
        try body(rows)
    }

    private func writeItem() {
        guard let item, !findings.isEmpty else { return }
        let title =
            switch item.title {
            case .item(let item): item.title
            case .text(let text): text
            }
        findings.write(item: item.id, title: title, to: &rows)
        findings.removeAll()
    }

    /// Writes those whose ids come before that of an item; without one, all that are left.
    private func writeUnknownItems(before id: String?) {
        while let unknown = unknownItems.first {
            if let id, ByteOrder.compare(unknown.item, id) >= 0 { return }
            unknownItems.removeFirst()
            countUnknownItem(unknown.scores)
            findings.write(item: unknown.item, title: "", to: &rows)
            findings.removeAll()
        }
    }

    private func countUnknownItem(_ scores: Int) {
        guard let code = KeptCode.place(of: .rejected(.unknownItem)) else { return }
        let place = findings.place(section: "", school: "")
        findings.record(scores, code: code, at: place, student: nil, person: nil)
    }
}
