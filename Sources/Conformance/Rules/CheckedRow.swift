import CSVCore
import OneRoster

/// A row of one table whose cells have been checked one by one; a rule keeps nothing of it.
struct CheckedRow: ~Escapable {
    let line: Int
    private let record: CSVRecord
    private let marks: RowMarks

    /// - Parameter marks: of the file; what the row before left in them is gone.
    @_lifetime(copy record)
    init(_ record: CSVRecord, line: Int, _ marks: RowMarks) {
        self.record = record
        self.line = line
        self.marks = marks
        marks.clear()
    }

    var table: Table { marks.table }
    /// The file as the set calls it.
    var file: String { marks.file }
    var isDelta: Bool { marks.isDelta }

    /// For each column of the table whether its cell keeps the rules for single cells.
    var isGood: [Bool] {
        get { marks.isGood }
        nonmutating _modify { yield &marks.isGood }
    }

    /// The cell in a column of the table; empty where the file lacks the column.
    subscript(column: Int) -> FieldBytes {
        @_lifetime(copy self)
        get {
            let place = marks.places[column]
            return place < 0 ? FieldBytes() : record[place]
        }
    }

    func has(_ column: Int) -> Bool { marks.places[column] >= 0 }
}

/// What all rows of a file have in common, and what is noted of the row at hand: one object for all of them.
final class RowMarks {
    fileprivate let table: Table
    fileprivate let file: String
    fileprivate let isDelta: Bool
    /// For each column of the table its place in the file; -1 where the file lacks it.
    fileprivate let places: [Int]
    fileprivate var isGood: [Bool]

    init(_ table: Table, file: String, isDelta: Bool, places: [Int]) {
        self.table = table
        self.file = file
        self.isDelta = isDelta
        self.places = places
        isGood = Array(repeating: true, count: places.count)
    }

    fileprivate func clear() {
        for index in isGood.indices { isGood[index] = true }
    }
}
