package import CSVCore
package import Domain
package import Inputs
package import Intake
package import Outcome

/// Rows of the file of details, made where things are heard and written later (`RunDetails`).
///
/// They are for people: ids that a spreadsheet would run as formulas are neutralised.
package final class DetailRows {
    private var table = SpreadsheetRows()
    private let assessmentsFile: String
    package private(set) var notices: [PlanNotice: Int] = [:]
    package private(set) var findings: [InputFinding.Code: Int] = [:]
    /// Rows of tables other than Assessments.csv that were not used.
    package private(set) var rejectedTableRows = RejectedRows()
    private let unreadable: UnreadableTexts
    package private(set) var unreadableValues: [UnreadableValue] = []

    package init(assessmentsFile: String, unreadable: UnreadableTexts = UnreadableTexts()) {
        self.unreadable = unreadable
        self.assessmentsFile = assessmentsFile
    }

    /// Lends the rows that were made since they were lent last.
    package func withRows(_ body: (Span<UInt8>) throws -> Void) rethrows {
        try table.bytes.lend { try body($0) }
        table.removeAll()
    }

    package var byteCount: Int { table.bytes.count }

    /// Counts what others have heard.
    package func add(_ other: DetailRows) {
        notices.merge(other.notices, uniquingKeysWith: +)
        findings.merge(other.findings, uniquingKeysWith: +)
        rejectedTableRows.add(other.rejectedTableRows)
        unreadableValues += other.unreadableValues
    }

    package func candidate(_ outcome: CandidateOutcome) {
        switch outcome.disposition {
        case .held(let reason): row("held", reason.rawValue, outcome, outcome.advice ?? reason.entry.advice)
        case .rejected(let reason):
            row("rejected", reason.rawValue, outcome, reason.entry.advice)
            noteUnreadable(outcome)
        case .sent, .unchanged, .inFlight, .frozen: break
        }
    }

    private func noteUnreadable(_ outcome: CandidateOutcome) {
        guard let text = unreadable.text(line: outcome.line) else { return }
        let student = outcome.student.map { String(decoding: $0, as: UTF8.self) } ?? ""
        unreadableValues.append(
            UnreadableValue(
                item: outcome.item, section: outcome.section ?? "",
                person: student.isEmpty ? outcome.person ?? "" : student, value: text))
    }

    package func notice(
        _ notice: PlanNotice, item: String, section: String, student: FieldBytes?, line: Int?
    ) {
        notices[notice, default: 0] += 1
        row(
            "notice", notice.rawValue, item, section, student, nil, line == nil ? "" : assessmentsFile, line,
            nil, notice.entry.advice)
    }

    package func finding(_ finding: InputFinding) {
        findings[finding.code, default: 0] += finding.count
        if finding.rejectsRow { rejectedTableRows.add(finding) }
        row(
            "input", finding.code.rawValue, finding.id ?? "", nil, nil, nil, finding.file, finding.line,
            finding.column, finding.code.entry.advice)
    }

    private func row(
        _ kind: StaticString, _ code: String, _ outcome: CandidateOutcome, _ advice: StaticString
    ) {
        row(
            kind, code, outcome.item, outcome.section, outcome.student, outcome.person, assessmentsFile,
            outcome.line, nil, advice)
    }

    private func row(
        _ kind: StaticString, _ code: String, _ item: String, _ section: String?, _ student: FieldBytes?,
        _ person: String?, _ file: String, _ line: Int?, _ column: String?, _ advice: StaticString
    ) {
        table.cell(kind)
        table.cell(code)
        table.cell(item)
        table.cell(section)
        table.cell(student)
        table.cell(person)
        table.cell(file)
        table.cell(line)
        table.cell(column)
        table.cell(advice)
        table.endRow()
    }
}
