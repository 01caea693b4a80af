import CSVCore
import Domain
package import DurableFiles
import Inputs
import Outcome
package import Report

/// One row of a findings file.
package struct FindingRow {
    package var kind: String
    package var code: Reconciliation.Code
    package var place: Reconciliation.Place
    package var student: Reconciliation.Student?
    /// PersonId of a person without a student in Campus.
    package var person: String?
    package var scores: Int
    package var ours: String?
    package var campus: String?
    package var flags = ""
    package var changedBy: String?
    package var changedAt: String?
    package var since: String
    package var nights: Int?
    /// The clock at which a person called it known.
    package var known: String?
    /// What stands in a cell that cannot be read.
    package var unreadable: String?
}

/// A CSV file of findings, for people: one row for each, written as a stream. The columns are the same in all
/// of them (Spec/report.md, "The CSV files").
package final class FindingTable {
    package static let header =
        "class,code,school,school_name,section,section_name,item,title,line_item,student,name,person,scores,"
        + "ours,campus,flags,changed_by,changed_at,since,nights,concerns,what_to_do,known,unreadable"

    private let table: SpreadsheetFile
    private let path: FilePath

    package init(_ path: FilePath) throws {
        self.path = path
        table = try SpreadsheetFile(path, header: Self.header)
    }

    package func add(_ row: FindingRow) throws {
        let place = row.place
        table.cell(row.kind)
        table.cell(row.code.code)
        table.cell(place.school.id)
        table.cell(place.school.name)
        table.cell(place.section.id)
        table.cell(place.section.name)
        table.cell(place.item)
        table.cell(place.title)
        table.cell(place.lineItem)
        table.cell(row.student?.id)
        table.cell(row.student?.name)
        table.cell(row.person)
        table.cell(row.scores)
        table.cell(row.ours)
        table.cell(row.campus)
        table.cell(row.flags)
        table.cell(row.changedBy)
        table.cell(row.changedAt)
        table.cell(row.since)
        table.cell(row.nights)
        table.cell(row.code.concerns.rawValue)
        table.cell(row.code.whatToDo)
        table.cell(row.known)
        table.cell(row.unreadable)
        try table.endRow()
    }

    /// The finished file as the report names it.
    package func close() throws -> Reconciliation.File {
        try table.close()
        return try ReportFile.described(path, rows: table.rowCount)
    }
}

/// A finished file of a report by its content.
package enum ReportFile {
    package static func described(_ path: FilePath, rows: Int) throws -> Reconciliation.File {
        Reconciliation.File(
            name: "csv/\(path.name)", rows: rows, sha256: try InputSet.sha256(path))
    }
}
