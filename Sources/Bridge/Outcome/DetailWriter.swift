import CSVCore
import Domain
import DurableFiles
import Intake

/// The file of details: one row for each held or rejected candidate, each notice and each input finding.
///
/// It is for people: ids that a spreadsheet would run as formulas are neutralised. Written as a stream,
/// because a large district holds hundred thousands of candidates every night.
final class DetailWriter: PlanDetails {
    let wantsEveryCandidate = false
    static let header = "class,code,item,section,student,person,file,line,column,what_to_do\r\n"
    private static let pieceBytes = 1 << 16

    private let output: OutputFile
    private let assessmentsFile: String
    private var buffer = ByteBuffer(capacity: pieceBytes + 4096)
    private(set) var rowCount = 0
    private(set) var notices: [PlanNotice: Int] = [:]
    private(set) var findings: [IntakeFinding.Code: Int] = [:]
    /// Rows of tables other than Assessments.csv that were not used.
    private(set) var rejectedTableRows = 0

    init(_ path: FilePath, assessmentsFile: String) throws {
        output = try OutputFile(path)
        self.assessmentsFile = assessmentsFile
        buffer.append(utf8: Self.header)
    }

    func candidate(
        _ disposition: Disposition, item: String, section: String?, student: FieldBytes?, person: String?,
        line: Int
    ) throws {
        switch disposition {
        case .held(let reason):
            try row(
                "held", reason.rawValue, item, section, student, person, assessmentsFile, line, nil,
                ReasonAdvice.text(reason))
        case .rejected(let reason):
            try row(
                "rejected", reason.rawValue, item, section, student, person, assessmentsFile, line, nil,
                ReasonAdvice.text(reason))
        case .sent, .unchanged, .inFlight, .frozen: break
        }
    }

    func notice(
        _ notice: PlanNotice, item: String, section: String, student: FieldBytes?, line: Int?
    ) throws {
        notices[notice, default: 0] += 1
        try row(
            "notice", notice.rawValue, item, section, student, nil, line == nil ? "" : assessmentsFile, line,
            nil, ReasonAdvice.text(notice))
    }

    func finding(_ finding: IntakeFinding) throws {
        findings[finding.code, default: 0] += 1
        if finding.rejectsRow { rejectedTableRows += 1 }
        try row(
            "input", finding.code.rawValue, finding.id ?? "", nil, nil, nil, finding.file, finding.line,
            finding.column, ReasonAdvice.text(finding.code))
    }

    func close() throws {
        try flush()
        try output.close()
    }

    private func row(
        _ kind: StaticString, _ code: String, _ item: String, _ section: String?, _ student: FieldBytes?,
        _ person: String?, _ file: String, _ line: Int?, _ column: String?, _ advice: StaticString
    ) throws {
        rowCount += 1
        buffer.append(kind)
        buffer.append(UInt8(ascii: ","))
        buffer.append(utf8: code)
        buffer.append(UInt8(ascii: ","))
        buffer.appendCellForPeople(item)
        buffer.append(UInt8(ascii: ","))
        if let section { buffer.appendCellForPeople(section) }
        buffer.append(UInt8(ascii: ","))
        if let student { buffer.appendCellForPeople(student) }
        buffer.append(UInt8(ascii: ","))
        if let person { buffer.appendCellForPeople(person) }
        buffer.append(UInt8(ascii: ","))
        buffer.appendCellForPeople(file)
        buffer.append(UInt8(ascii: ","))
        if let line { buffer.append(decimal: line) }
        buffer.append(UInt8(ascii: ","))
        if let column { buffer.appendCellForPeople(column) }
        buffer.append(UInt8(ascii: ","))
        advice.withUTF8Buffer { buffer.appendCell($0) }
        buffer.append("\r\n")
        if buffer.count >= Self.pieceBytes { try flush() }
    }

    private func flush() throws {
        try buffer.withBytes { try output.write($0) }
        buffer.removeAll(keepingCapacity: true)
    }
}
