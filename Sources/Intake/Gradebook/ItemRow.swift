/// One row of GradebookItems.csv in a fixed few bytes; its title lies elsewhere.
struct ItemRow: BitwiseCopyable {
    struct Flags: OptionSet, BitwiseCopyable {
        let rawValue: UInt8
        static let transferredType = Flags(rawValue: 1)
        static let scoreScale = Flags(rawValue: 2)
        static let active = Flags(rawValue: 4)
        static let visible = Flags(rawValue: 8)
        static let hasTerm = Flags(rawValue: 16)
        /// The row holds a value that cannot be read: its scores are `bad-item`.
        static let rejected = Flags(rawValue: 32)
    }

    static let none = UInt32.max
    static let noInstant = Int64.min

    var course: UInt32 = Self.none
    var term: UInt32 = Self.none
    var category: UInt32 = Self.none
    var flags: Flags = []
    var maxPoints: Int64 = -1
    var deadline: Int64 = Self.noInstant
    var activeFrom: Int64 = Self.noInstant
    /// Where the title's bytes are, and how many.
    var titleStart = 0
    var titleCount = 0
}
