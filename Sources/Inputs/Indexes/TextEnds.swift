/// Where texts that stand one behind the other end: four bytes each, eight where they fill more than 4 GiB.
struct TextEnds {
    private var narrow: [UInt32] = []
    private var wide: [Int] = []

    var count: Int { narrow.count + wide.count }

    mutating func append(_ end: Int) {
        if wide.isEmpty, let end = UInt32(exactly: end) {
            narrow.append(end)
        } else {
            if wide.isEmpty {
                wide = narrow.map(Int.init)
                narrow = []
            }
            wide.append(end)
        }
    }

    mutating func reserveCapacity(_ count: Int) { narrow.reserveCapacity(count) }

    /// The place of a text.
    subscript(index: Int) -> Range<Int> {
        if wide.isEmpty {
            return (index == 0 ? 0 : Int(narrow[index - 1]))..<Int(narrow[index])
        }
        return (index == 0 ? 0 : wide[index - 1])..<wide[index]
    }
}
