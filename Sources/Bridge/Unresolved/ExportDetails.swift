import CSVCore
import Domain
import DurableFiles
import Intake
import Ledger

/// What an export tells of single candidates goes two ways: into details.csv for people, and into the ledger.
final class ExportDetails: PlanDetails {
    let wantsEveryCandidate = false
    let writer: DetailWriter
    let recorder: UnresolvedRecorder

    init(_ writer: DetailWriter, scratchFolder: FilePath) throws {
        self.writer = writer
        recorder = try UnresolvedRecorder(scratchFolder: scratchFolder)
    }

    func enter(_ item: GradebookItem, id: String) throws { try recorder.enter(item, id: id) }
    func enter(section: String, school: String) { recorder.enter(section: section, school: school) }
    func enter(missing line: StoredLineItem) throws { try recorder.enter(missing: line) }

    func candidate(
        _ disposition: Disposition, item: String, section: String?, student: FieldBytes?, person: String?,
        line: Int
    ) throws {
        try writer.candidate(
            disposition, item: item, section: section, student: student, person: person, line: line)
        try recorder.candidate(
            disposition, item: item, section: section, student: student, person: person, line: line)
    }

    func notice(
        _ notice: PlanNotice, item: String, section: String, student: FieldBytes?, line: Int?
    ) throws {
        try writer.notice(notice, item: item, section: section, student: student, line: line)
        try recorder.notice(notice, item: item, section: section, student: student, line: line)
    }

    func finding(_ finding: IntakeFinding) throws { try writer.finding(finding) }
}
