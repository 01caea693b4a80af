public import CSVCore

/// The ids by which the rows of a table name rows of another one of the same input.
///
/// Where none of them is there, the two tables do not belong together, or a program has written the ids in another way
/// (`901.0` for 901): that is one cause, and not one for each row (D209).
public struct References: Sendable {
    /// Fewer prove nothing of a whole table.
    private static let fewest = 4
    private static let mostShapes = 3

    private var known = 0
    private var unknown = 0
    private var shapes: [String] = []

    public init() {}

    public mutating func note(_ cell: FieldBytes, isKnown: Bool) {
        if isKnown { known += 1 } else { noteUnknown(cell) }
    }

    public mutating func noteKnown(_ count: Int) { known += count }

    public mutating func noteUnknown(_ cell: FieldBytes) {
        unknown += 1
        guard shapes.count < Self.mostShapes else { return }
        let shape = CellShape.of(cell)
        if !shapes.contains(shape) { shapes.append(shape) }
    }

    /// Adds those of rows that stand behind these.
    public mutating func add(_ other: References) {
        known += other.known
        unknown += other.unknown
        for shape in other.shapes where shapes.count < Self.mostShapes && !shapes.contains(shape) {
            shapes.append(shape)
        }
    }

    /// - Parameters:
    ///   - column: the one that names, of the table in `file`.
    ///   - target: the table that is named by its key.
    ///   - ids: those that are there, as far as they are among the first so many.
    /// - Throws: the refusal of the input, where none of at least four is there.
    public func check(
        _ column: String, of file: String, to target: TableShape, _ ids: IDTable, first: Int? = nil,
        input: String
    ) throws {
        guard known == 0, unknown >= Self.fewest else { return }
        var there: [String] = []
        for index in 0..<(first ?? ids.count) where there.count < Self.mostShapes {
            let shape = CellShape.of(ids[index])
            if !there.contains(shape) { there.append(shape) }
        }
        let ours = there.isEmpty ? "which has no row" : "where they look like \(Self.list(there))"
        throw InputRefusal(
            input: input, file: file,
            reason: .noneOfThem(
                "none of the \(unknown) values of \(column) is in \(target.file), \(ours); here they look like \(Self.list(shapes)) (9 stands for a digit, a and A for a letter)",
                advice:
                    "Nothing of this input was used. Have all tables of the gradebook exported together, with the same ids in each."
            ))
    }

    private static func list(_ shapes: [String]) -> String {
        shapes.map { "\"\($0)\"" }.joined(separator: ", ")
    }
}

extension References {
    public func check(
        _ table: borrowing TableReader, _ column: Int, to target: TableShape, _ ids: IDTable,
        first: Int? = nil
    ) throws {
        try check(
            table.name(column), of: table.file, to: target, ids, first: first, input: table.inputName)
    }
}
