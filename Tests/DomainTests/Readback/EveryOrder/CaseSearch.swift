/// Runs every order of so many events, and lets each end with a full read-back.
///
/// Orders that lead to the same state go on together, counted: what happens next depends on the state alone.
struct CaseSearch {
    private struct Found {
        var state: SmallCase
        /// How many orders lead there, and one of them, for the message.
        var orders: Int
        var path: [CaseEvent]
    }

    /// Orders of one event up to the longest.
    private(set) var orders = 0
    /// By what is wrong: the first order in which it was.
    private(set) var complaints: [String: [CaseEvent]] = [:]
    private var level: [Found]
    private var ends: Set<SmallCase> = []

    init(_ family: CaseFamily, upTo length: Int) {
        level = [Found(state: SmallCase(family), orders: 1, path: [])]
        for _ in 1...length { advance() }
    }

    /// As a person reads it.
    var report: String {
        complaints.map { "\($0.key): \($0.value.map(\.description).joined(separator: ", "))" }.sorted()
            .joined(separator: "\n")
    }

    private mutating func advance() {
        var next: [Found] = []
        var places: [SmallCase: Int] = [:]
        for found in level {
            for event in found.state.possibleEvents {
                orders += found.orders
                var after = found.state
                let wrong = after.apply(event)
                if let place = places[after] {
                    next[place].orders += found.orders
                    continue
                }
                let path = found.path + [event]
                places[after] = next.count
                next.append(Found(state: after, orders: found.orders, path: path))
                if let wrong = wrong ?? end(after) { complaints[wrong] = complaints[wrong] ?? path }
            }
        }
        level = next
    }

    /// - Returns: what is wrong from here on, if anything.
    private mutating func end(_ state: SmallCase) -> String? {
        var end = state
        if let wrong = end.readBack(.fullReadback) { return "at the end, \(wrong)" }
        guard ends.insert(end).inserted else { return nil }
        return end.settle().map { "once people stop, \($0)" }
    }
}
