/// Chains from each row to its parent, to the parent's parent and so on.
enum ParentChains {
    struct Circle: Equatable {
        /// The lowest index of a row on it.
        var first: Int
        var length: Int
    }

    /// The chains that come back to where they were, in the order of `first`; each row is visited once.
    ///
    /// - Parameter parents: for each row the index of its parent, or -1.
    static func circles(_ parents: RowValues<Int>) -> [Circle] {
        var circles: [Circle] = []
        /// For each row the number of the walk that came by first, from 1.
        var walks = Array(repeating: 0, count: parents.count)
        for start in walks.indices {
            var row = start
            while walks.indices.contains(row), walks[row] == 0 {
                walks[row] = start + 1
                row = parents[row]
            }
            // A row of an earlier walk was seen to its end then; one of this walk closes a circle.
            if walks.indices.contains(row), walks[row] == start + 1 {
                circles.append(circle(through: row, parents))
            }
        }
        return circles.sorted { $0.first < $1.first }
    }

    private static func circle(through row: Int, _ parents: RowValues<Int>) -> Circle {
        var circle = Circle(first: row, length: 1)
        var next = parents[row]
        while next != row {
            circle.first = min(circle.first, next)
            circle.length += 1
            next = parents[next]
        }
        return circle
    }
}
