/// One row of GradebookItems.csv in a fixed few bytes; its title lies elsewhere.
struct ItemRow: BitwiseCopyable {
    struct Marks: OptionSet, BitwiseCopyable {
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
    /// Where the title's bytes are, and how many.
    var titleStart = 0
    var titleCount = 0
}
