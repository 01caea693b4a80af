import CSVCore
import OneRoster

/// A row of one table whose cells have been checked one by one. One object for all rows of a file: a rule keeps
/// nothing of it.
final class CheckedRow {
    let table: Table
    /// The file as the set calls it.
    let file: String
    let isDelta: Bool
    private(set) var line = 0
    private let reader: CSVReader
    /// For each column of the table its place in the file; -1 where the file lacks it.
    private let places: [Int]
    /// For each column of the table whether its cell keeps the rules for single cells.
    var isGood: [Bool]

    init(_ table: Table, file: String, isDelta: Bool, reader: CSVReader, places: [Int]) {
        self.table = table
        self.file = file
        self.isDelta = isDelta
        self.reader = reader
        self.places = places
        isGood = Array(repeating: true, count: places.count)
    }

    /// The cell in a column of the table, valid until the next row; empty where the file lacks the column.
    subscript(column: Int) -> FieldBytes {
        let place = places[column]
        return place < 0 ? FieldBytes(start: nil, count: 0) : reader[place]
    }

    func has(_ column: Int) -> Bool { places[column] >= 0 }

    /// After the reader's `next()`.
    func advance() {
        line = reader.position.line
        for index in isGood.indices { isGood[index] = true }
    }
}
