/// A set of 64-bit numbers in one flat table: 8 bytes an entry and a third free, no boxes.
package struct NumberSet {
    private var slots: [UInt64]
    package private(set) var count = 0
    /// Zero marks a free slot, so whether zero is in the set is kept apart.
    private var hasZero = false

    package init() {
        slots = Array(repeating: 0, count: 1024)
    }

    /// True when the number was not in the set before.
    package mutating func insert(_ number: UInt64) -> Bool {
        guard number != 0 else {
            defer { hasZero = true }
            return !hasZero
        }
        if (count + 1) * 3 > slots.count * 2 { grow() }
        let slot = slot(of: number)
        guard slots[slot] == 0 else { return false }
        slots[slot] = number
        count += 1
        return true
    }

    package func contains(_ number: UInt64) -> Bool {
        number == 0 ? hasZero : slots[slot(of: number)] == number
    }

    private func slot(of number: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: ByteHash.mix(number)) & mask
        while slots[slot] != 0, slots[slot] != number { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: 0, count: old.count * 2)
        for number in old where number != 0 { slots[slot(of: number)] = number }
    }
}
