import Domain
package import DurableFiles
package import Inputs
import Outcome
package import Records

/// The details file of a read-back: one row for each new freeze, lost score, held line item and finding.
///
/// It is for people and shows scores, so it lies among the reports and nowhere else.
package final class ReadbackDetails {
    package static let header =
        "class,code,line_item,item,section,student,ours,campus,flags,changed_by,changed_at,bundle,file,line,"
        + "column,what_to_do"

    private let table: SpreadsheetFile
    private(set) var findings: [InputFinding.Code: Int] = [:]
    private(set) var rejectedRows = RejectedRows()
    private var failure: (any Error)?
    private var isClosed = false
    /// The file of the score rows.
    package var scoreFile = ""

    package init(_ path: FilePath) throws {
        table = try SpreadsheetFile(path, header: Self.header)
    }

    package func result(
        _ kind: StaticString, _ code: String, _ line: StoredLineItem, _ pair: PairedResult, bundle: Int?,
        _ advice: StaticString
    ) throws {
        var row: CampusResult?
        if case .row(let found) = pair.says { row = found }
        begin(kind, code, line)
        table.cell(pair.student)
        table.cell(pair.before?.latest?.text)
        table.cell((row?.score ?? pair.firstScore).shown)
        table.cell(row?.flags.text)
        table.cell(row?.changedBy)
        table.cell(row?.changedAt?.description)
        table.cell(bundle)
        table.cell(pair.hasRow ? scoreFile : nil)
        table.cell(pair.lineNumber)
        try end(column: nil, advice)
    }

    package func lineItem(_ code: String, _ line: StoredLineItem, _ advice: StaticString) throws {
        begin("line-item", code, line)
        for _ in 0..<9 { table.cell(nil as String?) }
        try end(column: nil, advice)
    }

    /// For readers that cannot stop at once; `rethrow` ends the run.
    package func take(_ finding: InputFinding) {
        do {
            findings[finding.code, default: 0] += finding.count
            if finding.rejectsRow { rejectedRows.add(finding) }
            table.cell("input" as StaticString)
            table.cell(finding.code.rawValue)
            table.cell(finding.id)
            for _ in 0..<9 { table.cell(nil as String?) }
            table.cell(finding.file)
            table.cell(finding.line)
            try end(column: finding.column, finding.code.entry.advice)
        } catch {
            failure = failure ?? error
        }
    }

    package func rethrow() throws {
        if let failure { throw failure }
    }

    /// May be called again.
    package func close() throws {
        guard !isClosed else { return }
        isClosed = true
        try table.close()
    }

    private func begin(_ kind: StaticString, _ code: String, _ line: StoredLineItem) {
        table.cell(kind)
        table.cell(code)
        table.cell(line.sourcedID)
        table.cell(line.item)
        table.cell(line.section)
    }

    private func end(column: String?, _ advice: StaticString) throws {
        table.cell(column)
        table.cell(advice)
        try table.endRow()
    }
}
