import CSVCore
import Domain

/// Ids of the gradebook that a table of the roster should have: where it has none of them as they are written, and at least
/// half in another way of writing, that is one cause for all, and not thousands of sections or terms that Campus lacks.
public struct WrittenOtherwise {
    /// The gradebook's table and column.
    private let table: TableShape
    private let column: String
    private let ours: IDTable

    public init(table: TableShape, column: String, ours: IDTable) {
        self.table = table
        self.column = column
        self.ours = ours
    }

    /// - Parameter theirs: all ids of the roster's table.
    /// - Throws: the refusal of the roster.
    public func check(_ theirs: IDTable, of rows: borrowing TableReader) throws {
        guard ours.count > 0, !(0..<ours.count).contains(where: { theirs.index(of: ours[$0]) != nil }) else {
            return
        }
        var plain: [String: Int] = [:]
        for index in 0..<ours.count { plain[PlainID.id(ours.string(index))] = index }
        var found: Set<Int> = []
        var example: (ours: String, theirs: String)?
        for index in 0..<theirs.count {
            let id = theirs.string(index)
            guard let own = plain[PlainID.id(id)] else { continue }
            if found.isEmpty { example = (ours.string(own), id) }
            found.insert(own)
        }
        guard let example, found.count * 2 >= min(ours.count, theirs.count) else { return }
        throw rows.refusal(
            at: nil,
            .otherWriting(
                OtherWriting(
                    table.file, column, count: ours.count, found: found.count, ours: example.ours,
                    theirs: example.theirs)))
    }
}
