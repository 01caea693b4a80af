public import CSVCore

/// Ids as small numbers: each distinct id gets the next index, and is kept once, in one arena.
///
/// A district has some hundred thousand students, sections and items; a `String` each in a Dictionary
/// takes about 100 bytes and a hash per look-up, this takes the id's own bytes and some twelve more.
///
/// Unchecked: one thread fills it, and others get it to read when nothing is added any more.
public final class IDTable: @unchecked Sendable {
    // By hand, so that an id can be lent without a closure: its bytes stay in place until the next `add`.
    private var bytes: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var used = 0
    private var ends = TextEnds()
    /// Open addressing; 0 is free, else index + 1. Its size is a power of two.
    private var slots = Slots<UInt32>(count: 1024)
    // A seed of this process: whoever makes the ids cannot make them collide. Order never depends on it.
    private let seed = UInt64.random(in: .min ... .max)

    public init() {
        capacity = 4096
        bytes = .allocate(capacity: capacity)
    }

    deinit { bytes.deallocate() }

    public var count: Int { ends.count }

    /// The number of the id that says nothing.
    public func addEmpty() -> Int { add(FieldBytes(start: nil, count: 0)).index }

    /// The index of an id, added where it is new.
    public func add(_ id: FieldBytes) -> (index: Int, isNew: Bool) {
        if (ends.count + 1) * 3 > slots.count * 2 { growSlots() }
        let slot = slot(of: id)
        if slots[slot] != 0 { return (Int(slots[slot]) - 1, false) }
        append(id)
        ends.append(used)
        slots[slot] = UInt32(ends.count)
        return (ends.count - 1, true)
    }

    public func index(of id: FieldBytes) -> Int? {
        let found = slots[slot(of: id)]
        return found == 0 ? nil : Int(found) - 1
    }

    /// The bytes of an id, valid until the next `add` and while the table lives.
    public subscript(index: Int) -> FieldBytes {
        let place = ends[index]
        return FieldBytes(start: bytes + place.lowerBound, count: place.count)
    }

    public func string(_ index: Int) -> String {
        String(decoding: self[index], as: UTF8.self)
    }

    /// The indices in the order of their bytes.
    public func sorted() -> [UInt32] {
        var order = Array(0..<UInt32(ends.count))
        func isInOrder(_ a: UInt32, _ b: UInt32) -> Bool {
            ByteOrder.precedes(self[Int(a)], self[Int(b)])
        }
        // Exports mostly come sorted; then the sort is one look at each neighbour.
        if !zip(order, order.dropFirst()).allSatisfy(isInOrder) { order.sort(by: isInOrder) }
        return order
    }

    /// - Parameters:
    ///   - order: each id once.
    ///   - number: of each id, its place in `order`.
    func rearrange(_ order: [UInt32], _ number: [UInt32]) {
        for slot in 0..<slots.count where slots[slot] != 0 { slots[slot] = number[Int(slots[slot]) - 1] + 1 }
        let (oldBytes, oldEnds) = (bytes, ends)
        capacity = max(used, 1)
        bytes = .allocate(capacity: capacity)
        (used, ends) = (0, TextEnds())
        for index in order {
            let place = oldEnds[Int(index)]
            append(FieldBytes(start: oldBytes + place.lowerBound, count: place.count))
            ends.append(used)
        }
        oldBytes.deallocate()
    }

    /// The slot that holds this id, or the free one where it belongs.
    private func slot(of id: FieldBytes) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: ByteHash.hash(id, seed: seed)) & mask
        while slots[slot] != 0, !ByteOrder.equal(self[Int(slots[slot]) - 1], id) {
            slot = (slot + 1) & mask
        }
        return slot
    }

    private func append(_ id: FieldBytes) {
        guard let source = id.baseAddress, !id.isEmpty else { return }
        if used + id.count > capacity {
            capacity = max(capacity * 2, used + id.count)
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
            larger.update(from: bytes, count: used)
            bytes.deallocate()
            bytes = larger
        }
        (bytes + used).update(from: source, count: id.count)
        used += id.count
    }

    private func growSlots() {
        slots = Slots(count: slots.count * 2)
        let mask = slots.count - 1
        for index in 0..<ends.count {
            var slot = Int(truncatingIfNeeded: ByteHash.hash(self[index], seed: seed)) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(index + 1)
        }
    }
}
