import Inputs

/// So many rows name an item that the export does not have.
package struct UnknownItem: Equatable {
    package var item: String
    package var scores: Int
}

/// Rows by the unknown item that they name, at most so many items apart; the rest is one heap without a name.
///
/// Of too many those are kept apart whose ids come first as bytes, so that the order of the rows says nothing:
/// what was kept apart last night is again.
package struct UnknownItems {
    private let limit: Int
    private var counts: [String: Int] = [:]
    /// The rows that no kept id stands for.
    private var rest = 0

    package init(limit: Int = 10_000) {
        self.limit = limit
    }

    package mutating func count(_ item: String) {
        if item.isEmpty { return rest += 1 }
        counts[item, default: 0] += 1
        // Pruning waits until twice the limit, so each item costs little. An item pruned once is pruned again: those
        // before it are still there.
        if counts.count >= 2 * limit { prune() }
    }

    private mutating func prune() {
        guard counts.count > limit else { return }
        let ids = counts.keys.sorted { ByteOrder.compare($0, $1) < 0 }
        for id in ids[limit...] { rest += counts.removeValue(forKey: id) ?? 0 }
    }

    /// In the order of the ids; the heap, where there is one, stands first, under the empty id.
    package mutating func sorted() -> [UnknownItem] {
        prune()
        let kept = counts.sorted { ByteOrder.compare($0.key, $1.key) < 0 }.map {
            UnknownItem(item: $0.key, scores: $0.value)
        }
        return (rest > 0 ? [UnknownItem(item: "", scores: rest)] : []) + kept
    }
}
