import CSVCore

/// One row of GradebookItems.csv in a fixed few bytes; its title lies in the index's arena.
struct ItemRow {
    struct Marks: OptionSet {
        let rawValue: UInt8
        static let transferredType = Marks(rawValue: 1)
        static let scoreScale = Marks(rawValue: 2)
        static let active = Marks(rawValue: 4)
        static let visible = Marks(rawValue: 8)
        static let hasTerm = Marks(rawValue: 16)
        /// The row holds a value that cannot be read: its scores are `bad-item`.
        static let rejected = Marks(rawValue: 32)
    }

    static let none = UInt32.max
    static let noInstant = Int64.min

    var course: UInt32 = Self.none
    var term: UInt32 = Self.none
    var category: UInt32 = Self.none
    var marks: Marks = []
    var maxPoints: Int64 = -1
    var deadline: Int64 = Self.noInstant
    var activeFrom: Int64 = Self.noInstant
    var titleEnd = 0
}

/// Texts one behind the other, found again by where each ends.
struct TextArena {
    private(set) var bytes: [UInt8] = []

    /// Appends a text and gives the place behind it.
    mutating func append(_ text: FieldBytes) -> Int {
        bytes.append(contentsOf: text)
        return bytes.count
    }

    func string(from start: Int, to end: Int) -> String {
        String(decoding: bytes[start..<end], as: UTF8.self)
    }
}
