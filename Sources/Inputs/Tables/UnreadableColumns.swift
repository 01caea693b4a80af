public import CSVCore

/// How many cells of a column that decides cannot be read, and what those look like.
///
/// Where most of them cannot, the cause is one, not thousands: the input is refused, and the message shows what the cells
/// look like. Else each row is rejected by itself, and what follows from that would be told of rows that have no fault.
public struct UnreadableCells: Sendable {
    /// Fewer prove nothing of a whole table.
    public static let fewest = 4
    private static let mostShapes = 3

    /// Cells that are not empty.
    public var cells = 0
    private var unreadable = 0
    private var shapes: [String] = []
    private var position: CSVPosition?

    public init() {}

    /// Of a cell that was counted in `cells`.
    public mutating func note(_ table: borrowing TableReader, _ column: Int) {
        unreadable += 1
        if position == nil { position = table.position }
        guard shapes.count < Self.mostShapes else { return }
        let shape = CellShape.of(table[column])
        if !shapes.contains(shape) { shapes.append(shape) }
    }

    /// Whether so many cannot be read that the input is refused.
    public var isRefused: Bool { unreadable >= Self.fewest && unreadable * 2 > cells }

    /// So many of those that were noted need not be read.
    public mutating func forget(_ count: Int) {
        unreadable -= count
        cells -= count
    }

    /// Adds those of rows that stand behind these.
    public mutating func add(_ other: UnreadableCells) {
        cells += other.cells
        unreadable += other.unreadable
        position = position ?? other.position
        for shape in other.shapes where shapes.count < Self.mostShapes && !shapes.contains(shape) {
            shapes.append(shape)
        }
    }

    /// - Parameter isSmall: the table has few rows in any district, so that all of them prove enough.
    /// - Throws: the refusal of the input, where more than half cannot be read.
    public func check(
        _ column: String, _ content: CellContent, file: String, input: String, isSmall: Bool = false
    ) throws {
        guard unreadable * 2 > cells, unreadable >= Self.fewest || (isSmall && unreadable == cells) else {
            return
        }
        throw InputRefusal(
            input: input, file: file, position: position,
            reason: .unreadableColumn(column, content, unreadable: unreadable, of: cells, shapes: shapes))
    }
}

/// The same of all columns of a table that is read from its first row to its last.
public struct UnreadableColumns {
    private var columns: [UnreadableCells]
    private let contents: [CellContent]

    /// - Parameter content: what a column of the shape holds, as far as its cells are noted.
    public init(_ table: borrowing TableReader, _ content: (Int) -> CellContent) {
        columns = Array(repeating: UnreadableCells(), count: table.columnCount)
        contents = columns.indices.map(content)
    }

    /// Of one cell that is not empty.
    public mutating func note(_ column: Int, of table: borrowing TableReader, isReadable: Bool) {
        columns[column].cells += 1
        if !isReadable { columns[column].note(table, column) }
    }

    /// - Throws: the refusal of the input, where more than half of a column cannot be read.
    public func check(_ table: borrowing TableReader, isSmall: Bool = false) throws {
        for (place, column) in columns.enumerated() {
            try column.check(
                table.name(place), contents[place], file: table.file, input: table.inputName, isSmall: isSmall
            )
        }
    }
}

extension UnreadableCells {
    /// - Throws: the refusal of the input, where more than half of the table's column cannot be read.
    public func check(_ table: borrowing TableReader, _ column: Int, _ content: CellContent) throws {
        try check(table.name(column), content, file: table.file, input: table.inputName)
    }
}

/// What a cell looks like, without what it says: digits are `9`, letters `a` and `A`, other characters themselves.
public enum CellShape {
    private static let longest = 24

    public static func of(_ cell: FieldBytes) -> String {
        var shape = ""
        var place = 0
        while place < cell.count, place < longest {
            switch cell[place] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): shape.append("9")
            case UInt8(ascii: "a")...UInt8(ascii: "z"): shape.append("a")
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): shape.append("A")
            case 0x20...0x7E: shape.append(Character(Unicode.Scalar(cell[place])))
            case 0x80...0xBF: break
            case 0xC0...: shape.append("é")
            default: shape.append("?")
            }
            place += 1
        }
        return cell.count > longest ? shape + "…" : shape
    }
}
