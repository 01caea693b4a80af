public import Foundation

/// A CSV file as the tests write and read it: a header and rows of cells by column.
public struct CSVTable: Sendable, Equatable {
    public typealias Row = [String: String]

    public var columns: [String]
    public var rows: [Row]

    public init(_ columns: String, _ rows: [[String]] = []) {
        self.columns = columns.split(separator: " ").map(String.init)
        self.rows = []
        for row in rows { append(row) }
    }

    /// Reads RFC 4180 text, a BOM and either line end.
    public init(text: String) {
        var records = Self.records(of: text)
        columns = records.isEmpty ? [] : records.removeFirst()
        rows = records.map { [columns] record in
            Dictionary(zip(columns, record), uniquingKeysWith: { first, _ in first })
        }
    }

    public init(file: URL) throws {
        self.init(text: String(decoding: try Data(contentsOf: file), as: UTF8.self))
    }

    /// Cells that are left out at the end are empty.
    public mutating func append(_ cells: [String]) {
        rows.append(Dictionary(zip(columns, cells), uniquingKeysWith: { first, _ in first }))
    }

    public mutating func replaceRows(_ new: [[String]]) {
        rows = []
        for row in new { append(row) }
    }

    /// Sets a cell in every row that has these values, or in all.
    public mutating func set(_ column: String, to value: String, where match: Row = [:]) {
        if !columns.contains(column) { columns.append(column) }
        for index in rows.indices where Self.fits(rows[index], match) { rows[index][column] = value }
    }

    public mutating func remove(where match: Row) { rows.removeAll { Self.fits($0, match) } }

    public func rows(where match: Row) -> [Row] { rows.filter { Self.fits($0, match) } }

    public func values(_ column: String) -> [String] { rows.map { $0[column] ?? "" } }

    public var text: String {
        let lines = [columns] + rows.map { row in columns.map { row[$0] ?? "" } }
        return lines.map { $0.map(Self.quoted).joined(separator: ",") + "\n" }.joined()
    }

    private static func fits(_ row: Row, _ match: Row) -> Bool {
        match.allSatisfy { (row[$0.key] ?? "") == $0.value }
    }

    private static func quoted(_ cell: String) -> String {
        guard cell.unicodeScalars.contains(where: { "\",\r\n".unicodeScalars.contains($0) }) else {
            return cell
        }
        // Not by characters: a quotation mark with an accent behind it is one of its own.
        var scalars = String.UnicodeScalarView()
        for scalar in cell.unicodeScalars {
            if scalar == "\"" { scalars.append(scalar) }
            scalars.append(scalar)
        }
        return "\"\(String(scalars))\""
    }

    private static func records(of text: String) -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var cell = String.UnicodeScalarView()
        var isQuoted = false
        var scalars = Array(text.unicodeScalars)[...]
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        func closeCell() {
            record.append(String(cell))
            cell = .init()
        }
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "\"" where isQuoted && scalars.first == "\"": cell.append(scalars.removeFirst())
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: closeCell()
            case "\r" where !isQuoted: continue
            case "\n" where !isQuoted:
                closeCell()
                records.append(record)
                record = []
            default: cell.append(scalar)
            }
        }
        if !record.isEmpty || !cell.isEmpty {
            closeCell()
            records.append(record)
        }
        return records
    }
}
