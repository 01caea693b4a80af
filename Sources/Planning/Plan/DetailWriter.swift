package import CSVCore
package import Domain
package import DurableFiles
package import Inputs
package import Outcome

/// The file of details: one row for each held or rejected candidate, each notice and each input finding.
///
/// Written as a stream, because a large district holds hundred thousands of candidates every night.
package final class DetailWriter: PlanDetails {
    package let wantsEveryCandidate = false
    package static let header = "class,code,item,section,student,person,file,line,column,what_to_do"
    private static let pieceBytes = 1 << 16

    private let output: OutputFile
    /// What was heard here, or of batches that have told.
    private let rows: DetailRows
    private let assessmentsFile: String

    package var notices: [PlanNotice: Int] { rows.notices }
    package var findings: [InputFinding.Code: Int] { rows.findings }
    package var rejectedTableRows: RejectedRows { rows.rejectedTableRows }

    package init(_ path: FilePath, assessmentsFile: String) throws {
        output = try OutputFile(path)
        self.assessmentsFile = assessmentsFile
        rows = DetailRows(assessmentsFile: assessmentsFile)
        try output.write((Self.header + "\r\n").utf8.span)
    }

    /// No rows yet, for one batch.
    package func rowsOfUnit() -> DetailRows { DetailRows(assessmentsFile: assessmentsFile) }

    /// Appends the rows of a batch.
    package func take(_ batch: DetailRows) throws {
        try flush(atLeast: 0)
        try batch.withRows(output.write)
        rows.add(batch)
    }

    package func candidate(_ outcome: CandidateOutcome) throws {
        try rows.candidate(outcome)
        try flush(atLeast: Self.pieceBytes)
    }

    package func notice(
        _ notice: PlanNotice, item: String, section: String, student: FieldBytes?, line: Int?
    ) throws {
        try rows.notice(notice, item: item, section: section, student: student, line: line)
        try flush(atLeast: Self.pieceBytes)
    }

    package func finding(_ finding: InputFinding) throws {
        try rows.finding(finding)
        try flush(atLeast: Self.pieceBytes)
    }

    package func close() throws {
        try flush(atLeast: 0)
        try output.close()
    }

    private func flush(atLeast bytes: Int) throws {
        if rows.byteCount >= max(bytes, 1) { try rows.withRows(output.write) }
    }
}
