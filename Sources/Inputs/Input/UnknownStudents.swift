public import CSVCore
import Domain

/// Students whom a table of a roster names, and whom the gradebook does not have: noted until one comes whom it has,
/// since where none comes its ids are others than the gradebook's.
public struct UnknownStudents {
    /// Fewer than this prove nothing.
    private static let fewest = 4
    private static let mostShapes = 3

    /// So many are noted.
    private let most: Int
    private let ids = IDTable()
    public private(set) var isNoted = true

    public init(most: Int = 100_000) {
        self.most = most
    }

    public mutating func noteKnown() { isNoted = false }

    public func note(_ id: FieldBytes) {
        if ids.count < most { _ = ids.add(id) }
    }

    /// - Throws: the refusal of the roster, where a spreadsheet has shortened one of them.
    public func refuseShortened(_ table: borrowing TableReader, _ column: Int) throws {
        try ids.refuseShortened(table, column)
    }

    /// What is wrong, where none of ours is among them; nil where they are few, or ours are.
    ///
    /// - Parameters:
    ///   - ours: the gradebook's students in sections that Campus has.
    ///   - byLettersAlone: it is no fault where they would not be ours with letters before them either.
    public func shapes(
        beside ours: IDTable, of table: StudentShapes.Table, byLettersAlone: Bool
    ) -> StudentShapes? {
        guard ids.count >= Self.fewest, ours.count >= Self.fewest else { return nil }
        var shapes = StudentShapes(
            of: table, ids.count, theirs: Self.shapes(of: ids), ours: Self.shapes(of: ours))
        shapes.prefix = letters(before: ours)
        return byLettersAlone && shapes.prefix == nil ? nil : shapes
    }

    /// The letters before the numbers of ours that are theirs, where these are at least half of either.
    private func letters(before ours: IDTable) -> (letters: String, students: Int)? {
        var found: [String: Int] = [:]
        for index in 0..<ours.count {
            guard let place = PersonPrefix.numberBehindLetters(ours[index]) else { continue }
            let bare = ours[index].extracting(place..<ours[index].count)
            guard ids.index(of: bare) != nil,
                let letters = PersonPrefix.letters(of: ours[index], before: bare)
            else { continue }
            found[letters, default: 0] += 1
        }
        let best = found.min { ($1.value, $0.key) < ($0.value, $1.key) }
        guard let best, best.value * 2 >= min(ids.count, ours.count) else { return nil }
        return (best.key, best.value)
    }

    private static func shapes(of ids: IDTable) -> [String] {
        var shapes: [String] = []
        for index in 0..<ids.count where shapes.count < mostShapes {
            let shape = CellShape.of(ids[index])
            if !shapes.contains(shape) { shapes.append(shape) }
        }
        return shapes
    }
}
