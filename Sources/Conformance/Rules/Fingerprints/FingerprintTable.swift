/// The fingerprints of one part of a file, each once, with the line and mark that it came with first.
struct FingerprintTable {
    typealias Record = FingerprintFile.Record

    enum Match {
        /// Nothing of this kind was there.
        case new
        /// The same was there.
        case same(Record)
        /// One that differs in case was there, and not the same.
        case alike(Record)
    }

    /// Open addressing; a line of 0 is free. Its size is a power of two.
    private var slots: [Record] = Array(repeating: Self.free, count: 64)
    private var count = 0

    private static let free = Record(
        fingerprint: Fingerprint(alike: 0, exact: 0, check: 0), mark: false, line: 0)

    mutating func insert(_ record: Record) -> Match {
        if (count + 1) * 3 > slots.count * 2 { grow() }
        let (match, slot) = find(record.fingerprint)
        if case .same = match { return match }
        slots[slot] = record
        count += 1
        return match
    }

    func match(_ fingerprint: Fingerprint) -> Match { find(fingerprint).match }

    mutating func removeAll() {
        count = 0
        for index in slots.indices { slots[index] = Self.free }
    }

    /// What it matches, and the free slot where the fingerprint belongs if it is not there.
    private func find(_ fingerprint: Fingerprint) -> (match: Match, slot: Int) {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: fingerprint.alike) & mask
        var match = Match.new
        while slots[slot].line != 0 {
            let there = slots[slot]
            if there.fingerprint.isAlike(fingerprint) {
                if there.fingerprint.exact == fingerprint.exact { return (.same(there), slot) }
                if case .alike(let other) = match, other.line < there.line {
                    // Of several the first that came.
                } else {
                    match = .alike(there)
                }
            }
            slot = (slot + 1) & mask
        }
        return (match, slot)
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Self.free, count: old.count * 2)
        for record in old where record.line != 0 {
            let slot = find(record.fingerprint).slot
            slots[slot] = record
        }
    }
}
