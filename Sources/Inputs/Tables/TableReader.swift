public import CSVCore
public import Domain
import DurableFiles
import ZipArchive

/// What the header of a table says of all its blocks, which several threads read.
final class TableLayout: Sendable {
    fileprivate let input: String
    fileprivate let file: String
    fileprivate let limits: TableLimits
    fileprivate let shape: TableShape
    /// For each column of the shape its place in the file; -1 where it is absent.
    fileprivate let places: [Int]
    fileprivate let columnCount: Int

    fileprivate init(
        input: String, file: String, limits: TableLimits, shape: TableShape, places: [Int], columnCount: Int
    ) {
        self.input = input
        self.file = file
        self.limits = limits
        self.shape = shape
        self.places = places
        self.columnCount = columnCount
    }
}

/// Reads one table of an input: finds its columns by name and gives its rows, one at a time.
public struct TableReader: ~Copyable {
    let layout: TableLayout
    @usableFromInline var reader: CSVReader
    // Asked for every cell.
    @usableFromInline let places: [Int]
    public private(set) var rowCount = 0

    private var input: String { layout.input }
    public var inputName: String { layout.input }
    /// The name of the file as it stands in the input.
    public var file: String { layout.file }
    private var limits: TableLimits { layout.limits }
    private var shape: TableShape { layout.shape }

    /// - Parameter report: gets the columns that nobody asked for.
    init(
        _ set: InputSet, _ text: TableText, _ shape: TableShape, profile: Profile,
        known: Set<String> = [], limits: TableLimits, report: (InputFinding) -> Void
    ) throws {
        let source = text.source
        let reader = unsafe CSVReader(
            limits: limits.csv, delimiter: text.found.delimiter, start: text.found.start,
            fill: { try unsafe source.read(into: $0) })
        try self.init(set, reader, limits, shape, profile: profile, known: known, report: report)
    }

    /// Reads the first block of a table; it begins with the header.
    init(
        _ set: InputSet, firstBlock block: CSVBlock, _ shape: TableShape, profile: Profile,
        known: Set<String>, limits: TableLimits, report: (InputFinding) -> Void
    ) throws {
        let reader = CSVReader(limits: limits.csv, block: block, columnCount: nil)
        try self.init(set, reader, limits, shape, profile: profile, known: known, report: report)
    }

    /// Reads a later block of a table.
    init(_ block: CSVBlock, of layout: TableLayout) {
        self.layout = layout
        places = layout.places
        reader = CSVReader(limits: layout.limits.csv, block: block, columnCount: layout.columnCount)
    }

    private init(
        _ set: InputSet, _ reader: consuming CSVReader, _ limits: TableLimits, _ shape: TableShape,
        profile: Profile,
        known: Set<String>, report: (InputFinding) -> Void
    ) throws {
        let file = set.name(of: profile.file(shape.file)) ?? profile.file(shape.file)
        let places: [Int]
        do {
            guard try reader.next() else {
                throw InputRefusal(
                    input: set.name, file: file,
                    reason: .malformed("the file is empty, without even a header"))
            }
            let header = try TableHeader(reader, shape, profile, input: set.name, known: known)
            header.unknown.forEach { report(InputFinding(code: .unknownColumn, file: file, column: $0)) }
            places = header.places
        } catch {
            throw Self.refusal(error, input: set.name, file: file)
        }
        layout = TableLayout(
            input: set.name, file: file, limits: limits, shape: shape, places: places,
            columnCount: reader.fieldCount)
        self.places = places
        self.reader = reader
    }

    /// Moves to the next row; false at the end.
    public mutating func next() throws -> Bool {
        repeat {
            do {
                guard try reader.next() else { return false }
            } catch {
                throw Self.refusal(error, input: input, file: file)
            }
        } while reader[0].isEmpty && isBlank
        guard rowCount < limits.rows else { throw tooManyRows() }
        rowCount += 1
        return true
    }

    /// Nothing is in any cell: a spreadsheet writes such rows for lines that were used once.
    private var isBlank: Bool {
        // Of a table of one column a blank line is a row, as the grammar has it.
        reader.fieldCount > 1 && (0..<reader.fieldCount).allSatisfy { reader[$0].isEmpty }
    }

    private func tooManyRows() -> InputRefusal {
        InputRefusal(
            input: input, file: file, position: reader.position,
            reason: .overLimit("the file has more than \(limits.rows) rows", key: "limits.rows"))
    }

    /// The value in a column of the shape; empty where the file lacks the column.
    @inlinable
    public subscript(column: Int) -> FieldBytes {
        @_lifetime(borrow self)
        get {
            let place = places[column]
            return place < 0 ? FieldBytes() : reader[place]
        }
    }

    public func has(_ column: Int) -> Bool { places[column] >= 0 }

    public func string(_ column: Int) -> String { String(decoding: self[column], as: UTF8.self) }

    public var line: Int { reader.position.line }
    public var position: CSVPosition { reader.position }

    /// Columns of the shape.
    var columnCount: Int { places.count }

    /// A column of the shape, by its standard name.
    public func name(_ column: Int) -> String { shape.columns[column] }

    /// The refusal that names this row as one that repeats an earlier key.
    public func repeatedKey(firstLine: Int? = nil) -> InputRefusal {
        refusal(at: reader.position, .repeatedKey(shape.key, firstLine: firstLine))
    }

    /// The refusal that names this row as one of which nobody knows what it is of.
    public func blankID(_ column: Int) -> InputRefusal {
        refusal(at: reader.position, .blankID(shape.columns[column]))
    }

    public func refusal(at position: CSVPosition?, _ reason: InputRefusal.Reason) -> InputRefusal {
        InputRefusal(input: input, file: file, position: position, reason: reason)
    }

    /// All cells of the row, as one number.
    public func fingerprint(seed: UInt64) -> UInt64 {
        (0..<reader.fieldCount).reduce(seed) { ByteHash.hash(reader[$1], seed: $0 &* 31 &+ 1) }
    }

    public func finding(_ code: InputFinding.Code, _ column: Int, id: String?) -> InputFinding {
        InputFinding(code: code, file: file, line: line, column: shape.columns[column], id: id)
    }

    public func badValue(_ column: Int, id: String?, keepsRow: Bool = false) -> InputFinding {
        InputFinding(
            code: .badValue, file: file, line: line, column: shape.columns[column], id: id,
            keepsRow: keepsRow)
    }

    public func unknownReference(_ column: Int, id: String?) -> InputFinding {
        InputFinding(
            code: .unknownReference, file: file, line: line, column: shape.columns[column], id: id)
    }

    static func refusal(_ error: any Error, input: String, file: String) -> any Error {
        switch error {
        case let error as CSVError:
            InputRefusal(input: input, file: file, position: error.position, reason: error.code.reason)
        case let error as ZipError:
            InputRefusal.errorToThrow(for: error, input: input, file: file)
        case let error as FileError:
            InputRefusal.errorToThrow(for: error, input: input, file: file)
        case let error as DelimiterFault:
            InputRefusal(input: input, file: file, reason: .delimiter(error))
        case is ChangedWhileRead:
            InputRefusal(input: input, file: file, reason: .changedWhileRead)
        default: error
        }
    }
}
