public import CSVCore

/// Ids as small numbers: each distinct id gets the next index, and is kept once, in one arena.
///
/// A district has some hundred thousand students, sections and items; a `String` each in a Dictionary
/// takes about 100 bytes and a hash per look-up, this takes the id's own bytes and some twelve more.
///
/// Unchecked: one thread fills it, and others get it to read when nothing is added any more.
public final class IDTable: @unchecked Sendable {
    private var texts = StableTexts()
    /// Open addressing; 0 is free, else index + 1. Its size is a power of two.
    private var slots = Slots<UInt32>(count: 1024)
    // A seed of this process: whoever makes the ids cannot make them collide. Order never depends on it.
    private let seed: UInt64

    public init() { seed = UInt64.random(in: .min ... .max) }

    /// The ids of another table in another order.
    ///
    /// - Parameters:
    ///   - order: each id once.
    ///   - number: of each id, its place in `order`.
    init(_ other: IDTable, _ order: [UInt32], _ number: [UInt32]) {
        seed = other.seed
        slots = Slots(count: other.slots.count)
        for slot in 0..<slots.count where other.slots[slot] != 0 {
            slots[slot] = number[Int(other.slots[slot]) - 1] + 1
        }
        for index in order { texts.append(other[Int(index)]) }
    }

    public var count: Int { texts.count }

    /// The number of the id that says nothing.
    public func addEmpty() -> Int { add(FieldBytes()).index }

    /// The index of an id, added where it is new.
    public func add(_ id: FieldBytes) -> (index: Int, isNew: Bool) {
        if (count + 1) * 3 > slots.count * 2 { growSlots() }
        let slot = slot(of: id)
        if slots[slot] != 0 { return (Int(slots[slot]) - 1, false) }
        texts.append(id)
        slots[slot] = UInt32(count)
        return (count - 1, true)
    }

    /// Adds all ids of another table, in its order.
    ///
    /// - Returns: of each, its index here.
    public func add(all other: IDTable) -> [Int] {
        (0..<other.count).map { add(other[$0]).index }
    }

    public func index(of id: FieldBytes) -> Int? {
        let found = slots[slot(of: id)]
        return found == 0 ? nil : Int(found) - 1
    }

    /// The bytes of an id. They stay in place while the table lives, whatever is added.
    public subscript(index: Int) -> FieldBytes {
        @_lifetime(borrow self)
        get { unsafe _overrideLifetime(texts[index], borrowing: self) }
    }

    /// Whether an id has these bytes.
    @inline(__always)
    public func isSame(_ index: Int, as id: FieldBytes) -> Bool { texts.isSame(index, as: id) }

    public func string(_ index: Int) -> String {
        String(decoding: self[index], as: UTF8.self)
    }

    /// The indices in the order of their bytes.
    public func sorted() -> [UInt32] {
        var order = Array(0..<UInt32(count))
        func isInOrder(_ a: UInt32, _ b: UInt32) -> Bool {
            ByteOrder.precedes(self[Int(a)], self[Int(b)])
        }
        // Exports mostly come sorted; then the sort is one look at each neighbour.
        if !zip(order, order.dropFirst()).allSatisfy(isInOrder) { order.sort(by: isInOrder) }
        return order
    }

    /// The slot that holds this id, or the free one where it belongs.
    private func slot(of id: FieldBytes) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: ByteHash.hash(id, seed: seed)) & mask
        while slots[slot] != 0, !isSame(Int(slots[slot]) - 1, as: id) {
            slot = (slot + 1) & mask
        }
        return slot
    }

    private func growSlots() {
        slots = Slots(count: slots.count * 2)
        let mask = slots.count - 1
        for index in 0..<count {
            var slot = Int(truncatingIfNeeded: ByteHash.hash(self[index], seed: seed)) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(index + 1)
        }
    }
}
