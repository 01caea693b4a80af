/// Finds what somebody may have meant.
public enum Nearest {
    /// The candidate with the fewest slips, nil when none is near. Case does not count as a slip.
    ///
    /// - Parameter atMost: slips that still count as near; without it a quarter of the letters, and two at least.
    public static func match(_ text: String, among candidates: [String], atMost: Int? = nil) -> String? {
        let wanted = Array(text.lowercased().unicodeScalars)
        let allowed = atMost ?? max(2, wanted.count / 4)
        // A text far longer than any candidate is near none, and would cost a table of its size.
        guard wanted.count < 200 else { return nil }
        let ranked = candidates.filter { abs($0.unicodeScalars.count - wanted.count) <= allowed }
            .map { (slips(wanted, Array($0.lowercased().unicodeScalars)), $0) }
        guard let best = ranked.min(by: <), best.0 <= allowed else { return nil }
        return best.1
    }

    /// What a name in a file most likely was meant to be. It is shown, so it must be as good as the same: what is no name
    /// there may be anything.
    public static func slip(of name: String, among candidates: [String]) -> String? {
        guard name.count >= 4 else { return nil }
        return match(name, among: candidates, atMost: name.count < 8 ? 1 : 2)
    }

    /// Letters to add, drop, replace or swap with their neighbour to come from one to the other.
    static func slips(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
        guard !one.isEmpty, !other.isEmpty else { return max(one.count, other.count) }
        var rows = [Array(0...other.count)]
        for i in 1...one.count {
            var row = [i]
            for j in 1...other.count {
                let replaced = rows[i - 1][j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1)
                var best = min(replaced, rows[i - 1][j] + 1, row[j - 1] + 1)
                if i > 1, j > 1, one[i - 1] == other[j - 2], one[i - 2] == other[j - 1] {
                    best = min(best, rows[i - 2][j - 2] + 1)
                }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[one.count][other.count]
    }
}
