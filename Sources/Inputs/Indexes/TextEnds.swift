/// Where texts that stand one behind the other end: four bytes each, eight where they fill more than 4 GiB.
struct TextEnds {
    /// Where the first text begins.
    private let first: Int
    private var narrow: [UInt32] = []
    private var wide: [Int] = []

    init(first: Int = 0) { self.first = first }

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
            return (index == 0 ? first : Int(narrow[index - 1]))..<Int(narrow[index])
        }
        return (index == 0 ? first : wide[index - 1])..<wide[index]
    }
}
