public import CSVCore
import Domain

/// The ids by which the rows of a table name rows of another one of the same input.
///
/// Where none of them is there, and the other table has no row, or half of them would be in another way of writing (`901.0` for
/// 901), that is one cause, and not one for each row (D209). Rows of another year name nothing that is there either, and prove
/// nothing.
public struct References: Sendable {
    /// Fewer prove nothing of a whole table.
    private static let fewest = 4
    /// So many different ids are enough to see how they are written.
    private static let mostKept = 64

    private var known = 0
    private var unknown = 0
    private var kept: Set<String> = []

    public init() {}

    public mutating func note(_ cell: FieldBytes, isKnown: Bool) {
        if isKnown { known += 1 } else { noteUnknown(cell) }
    }

    public mutating func noteKnown(_ count: Int) { known += count }

    public mutating func noteUnknown(_ cell: FieldBytes) {
        unknown += 1
        guard known == 0, kept.count < Self.mostKept else { return }
        kept.insert(String(decoding: cell, as: UTF8.self))
    }

    /// Adds those of rows that stand behind these.
    public mutating func add(_ other: References) {
        known += other.known
        unknown += other.unknown
        if known == 0, kept.count < Self.mostKept { kept.formUnion(other.kept) }
    }

    /// - Parameters:
    ///   - column: the one that names, of the table in `file`.
    ///   - target: the table that is named by its key.
    ///   - ids: those that are there, as far as they are among the first so many.
    /// - Throws: the refusal of the input, where none of at least four is there for one cause.
    public func check(
        _ column: String, of file: String, to target: TableShape, _ ids: IDTable, first: Int? = nil,
        input: String
    ) throws {
        guard known == 0, unknown >= Self.fewest else { return }
        let count = first ?? ids.count
        guard count > 0 else {
            throw InputRefusal(
                input: input, file: target.file,
                reason: .noneOfThem(
                    "it has a header and no row, and \(unknown) rows of \(file) name one",
                    advice:
                        "Nothing of this input was used. Have all tables of the gradebook exported together, with all of their rows."
                ))
        }
        let plain = Dictionary(kept.map { (PlainID.id($0), $0) }, uniquingKeysWith: min)
        let found = (0..<count).compactMap { index in
            plain[PlainID.id(ids.string(index))].map { (named: $0, there: ids.string(index)) }
        }
        guard let example = found.min(by: { $0.named < $1.named }), found.count * 2 >= kept.count else {
            return
        }
        throw InputRefusal(
            input: input, file: target.file,
            reason: .otherWriting(
                OtherWriting(
                    file, column, count: kept.count, found: found.count, ours: example.named,
                    theirs: example.there,
                    inGradebook: true)))
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
