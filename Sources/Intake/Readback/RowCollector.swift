import CSVCore
import Domain
import DurableFiles

/// Takes the score rows of our line items, from whichever table they stand in.
final class RowCollector {
    /// A text is kept to be shown, and no teacher writes a score longer than this.
    private static let maxTextCharacters = 64

    let students = IDTable()
    let users = IDTable()
    let texts: TextStore
    var counts = Readback.Counts()
    private let sorter: RecordSorter<ReadbackRow>
    private let report: (IntakeFinding) -> Void

    init(scratchFolder: FilePath, report: @escaping (IntakeFinding) -> Void) throws {
        texts = try TextStore(scratchFolder: scratchFolder)
        sorter = RecordSorter(scratchFolder: scratchFolder)
        self.report = report
    }

    /// Takes one row of ours.
    ///
    /// - Parameter badColumn: the first column whose cell cannot be read.
    func take(_ row: ReadbackRow, badColumn: Int?, of table: TableReader, id: Int) throws {
        var row = row
        if let badColumn {
            counts.unreadable += 1
            report(table.badValue(badColumn, id: table.string(id)))
            row.isUnreadable = true
        }
        try sorter.append(row)
    }

    func set(_ score: CampusCell.Score, in row: inout ReadbackRow) throws {
        switch score {
        case .blank: row.kind = .blank
        case .points(let points):
            row.kind = .points
            row.score = points.billionths
        case .text(let text):
            row.kind = .text
            row.text = try keep(text)
        }
    }

    private func keep(_ text: FieldBytes) throws -> Int64 {
        guard text.count > Self.maxTextCharacters else { return try texts.append(text) }
        var start = String(String(decoding: text, as: UTF8.self).prefix(Self.maxTextCharacters))
        return try start.withUTF8 { try texts.append($0) }
    }

    /// Ends the reading.
    func sorted() throws -> SortedRecords<ReadbackRow> {
        try texts.finishWriting()
        return try sorter.sorted()
    }
}
