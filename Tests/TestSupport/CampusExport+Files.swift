public import Foundation

extension CampusExport {
    public enum Form: String, Sendable, CaseIterable {
        case oneRoster11 = "1.1"
        case oneRoster12 = "1.2"
        case extract
    }

    public enum Container: Sendable { case folder, zip, file }

    /// Writes the export beside others and gives its path.
    ///
    /// - Parameters:
    ///   - name: without its extension; what it holds of a time is the export's.
    ///   - edit: last changes to the files by name, such as other names for them.
    public func write(
        to parent: URL, named name: String, as form: Form = .oneRoster11, in container: Container = .folder,
        edit: (inout [String: CSVTable]) -> Void = { _ in }
    ) throws -> URL {
        var tables = self.tables(form)
        edit(&tables)
        let folder = parent.appending(path: name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (file, table) in tables {
            try Self.write(Data(table.text.utf8), to: folder.appending(path: file))
        }
        switch container {
        case .folder: return folder
        case .zip:
            let zip = parent.appending(path: name + ".zip")
            try ZipProgram.pack(folder, as: zip)
            return zip
        case .file:
            let file = parent.appending(path: name + ".csv")
            try Self.write(Data((tables.values.first?.text ?? "").utf8), to: file)
            return file
        }
    }

    /// All files are of one time, so that only what a test says tells them apart.
    private static func write(_ data: Data, to file: URL) throws {
        try data.write(to: file)
        try age(file, to: 1_795_000_000)
    }

    /// - Parameter seconds: since 1970.
    public static func age(_ file: URL, to seconds: Double) throws {
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: seconds)], ofItemAtPath: file.path)
    }

    // MARK: Tables

    /// By file name.
    public func tables(_ form: Form) -> [String: CSVTable] {
        switch form {
        case .oneRoster11:
            [
                "manifest.csv": manifest("1.1"), "lineItems.csv": lineItemTable(Self.lineItemColumns11),
                "results.csv": resultTable(Self.resultColumns11),
            ]
        case .oneRoster12:
            [
                "manifest.csv": manifest("1.2"), "lineItems.csv": lineItemTable(Self.lineItemColumns12),
                "results.csv": resultTable(Self.resultColumns11 + " " + Self.resultColumnsAdded12),
            ]
        case .extract: ["extract.csv": extractTable]
        }
    }

    private static let lineItemColumns11 = """
        sourcedId status dateLastModified title description assignDate dueDate classSourcedId \
        categorySourcedId gradingPeriodSourcedId resultValueMin resultValueMax
        """
    private static let lineItemColumns12 =
        lineItemColumns11.replacing("gradingPeriodSourcedId", with: "academicSessionSourcedId")
        + " schoolSourcedId"
    private static let resultColumns11 = """
        sourcedId status dateLastModified lineItemSourcedId studentSourcedId scoreStatus score scoreDate \
        comment
        """
    private static let resultColumnsAdded12 = "textScore classSourcedId inProgress incomplete late missing"
    private static let extractColumns = """
        externalLMSSourcedID sectionID personID score totalPoints late missing exempt incomplete cheated \
        dropped turnedIn comments modifiedByID modifiedDate activityName dueDate
        """

    private func manifest(_ version: String) -> CSVTable {
        CSVTable(
            "propertyName value",
            [
                ["manifest.version", "1.0"], ["oneroster.version", version], ["file.lineItems", "bulk"],
                ["file.results", "bulk"], ["source.systemName", "Infinite Campus"],
            ])
    }

    private func lineItemTable(_ columns: String) -> CSVTable {
        var table = CSVTable(columns)
        table.rows = lineItems.map { line in
            [
                "sourcedId": line.id, "status": line.status, "dateLastModified": touched, "title": line.title,
                "assignDate": line.assignDate, "dueDate": line.dueDate, "classSourcedId": line.section,
                "categorySourcedId": line.category, "gradingPeriodSourcedId": line.period,
                "academicSessionSourcedId": line.period, "resultValueMin": "0",
                "resultValueMax": line.maxPoints, "schoolSourcedId": "HS",
            ]
        }
        return table
    }

    /// 1.2 has a column of its own for what is no number, and for three of the flags.
    private func resultTable(_ columns: String) -> CSVTable {
        var table = CSVTable(columns)
        let hasText = table.columns.contains("textScore")
        table.rows = scores.map { row in
            let isText = hasText && !row.score.isEmpty && Double(row.score) == nil
            var cells = [
                "sourcedId": "\(row.lineItem)_\(row.student)", "status": row.status,
                "dateLastModified": touched,
                "lineItemSourcedId": row.lineItem, "studentSourcedId": row.student,
                "scoreStatus": row.flags.contains("exempt")
                    ? "exempt" : row.score.isEmpty ? "not submitted" : "fully graded",
                "score": isText ? "" : row.score, "textScore": isText ? row.score : "",
                "scoreDate": "2026-11-23", "comment": row.comment,
            ]
            for flag in ["incomplete", "late", "missing"] where row.flags.contains(flag) {
                cells[flag] = "true"
            }
            return cells
        }
        return table
    }

    /// A term grade is no assignment and stands in no extract.
    private var extractTable: CSVTable {
        var table = CSVTable(Self.extractColumns)
        for row in scores {
            guard let line = lineItem(row.lineItem), line.category != Self.termGradeCategory else { continue }
            var cells = [
                "externalLMSSourcedID": line.isImported ? line.id : "", "sectionID": line.section,
                "personID": row.student, "score": row.score, "totalPoints": line.maxPoints,
                "comments": row.comment.isEmpty ? touched : row.comment, "modifiedByID": row.changedBy,
                "modifiedDate": row.changedAt,
                "activityName": line.title, "dueDate": line.dueDate,
            ]
            for flag in Self.flagNames { cells[flag] = row.flags.contains(flag) ? "true" : "false" }
            table.rows.append(cells)
        }
        return table
    }
}

extension CSVTable {
    /// Gives a column another name.
    public mutating func rename(_ column: String, to name: String) {
        for index in rows.indices { rows[index][name] = rows[index].removeValue(forKey: column) }
        columns = columns.map { $0 == column ? name : $0 }
    }
}
