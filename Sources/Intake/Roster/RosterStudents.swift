public import CSVCore
public import Domain
public import Inputs

/// Whom of ours an id of Campus may mean.
public enum StudentMatch: Equatable {
    case none
    /// - isWhole: the id is ours as it is; else the letters of `campus.personPrefix` stand before ours.
    case one(Int, isWhole: Bool)
    /// One of ours has the id as it is, another one with the letters before it.
    case two(Int, Int)
}

extension IDTable {
    /// Looks for a student's id as it is, and with the letters before it that a file of Campus may lack.
    public func student(_ id: FieldBytes, _ prefix: PersonPrefix) -> StudentMatch {
        let whole = index(of: id)
        guard prefix.countsInSets, whole == nil || !prefix.stands(before: id),
            let other = index(of: prefix.before(id).span)
        else { return whole.map { .one($0, isWhole: true) } ?? .none }
        return whole.map { .two($0, other) } ?? .one(other, isWhole: false)
    }
}

/// The students of the gradebook by the ids of a roster (Spec/formats-in.md, "Ids of students").
struct RosterStudents {
    private let ids: IDTable
    private let prefix: PersonPrefix
    /// Student → in which of the two ways the roster has written the id, as far as the letters may be missing.
    private var ways: [Way]
    /// How the last student was found.
    private var way = Way.none

    private enum Way: UInt8 {
        case none, whole, bare
    }

    init(_ ids: IDTable, prefix: PersonPrefix) {
        self.ids = ids
        self.prefix = prefix
        ways = prefix.isEmpty ? [] : Array(repeating: .none, count: ids.count)
    }

    /// The student whom a cell of the table's row names; nil where it is none of the gradebook's.
    ///
    /// - Throws: the refusal of the roster, where the id may be two of them.
    @inline(__always)
    mutating func index(_ column: Int, of table: borrowing TableReader) throws -> Int? {
        guard !prefix.isEmpty else { return ids.index(of: table[column]) }
        return try match(column, of: table)
    }

    private mutating func match(_ column: Int, of table: borrowing TableReader) throws -> Int? {
        switch ids.student(table[column], prefix) {
        case .none: return nil
        case .one(let index, let isWhole):
            way = isWhole ? .whole : .bare
            return index
        case .two(let whole, let other): throw refusal(of: table, ids.string(whole), ids.string(other))
        }
    }

    /// Marks the student last found as enrolled. Throws where he is enrolled under two ids.
    ///
    /// Whoever has left, or is no student, may have had the number of one.
    @inline(__always)
    mutating func enroll(_ index: Int, of table: borrowing TableReader) throws {
        if !prefix.isEmpty { try keepWay(index, of: table) }
    }

    private mutating func keepWay(_ index: Int, of table: borrowing TableReader) throws {
        guard ways[index] == .none || ways[index] == way else {
            let whole = ids.string(index)
            throw refusal(of: table, String(whole.dropFirst(prefix.text.count)), whole)
        }
        ways[index] = way
    }

    private func refusal(of table: borrowing TableReader, _ one: String, _ other: String) -> InputRefusal {
        table.refusal(at: table.position, .oneStudent(one, other, prefix: prefix.text))
    }
}
