import Domain
public import Inputs

/// One score row under a line item of ours, in a fixed few bytes, ready to be sorted and spilled.
public struct ReadbackRow: Sendable, SortableRecord {
    enum Kind: UInt8, Sendable {
        case blank, points, text
        /// A set of changes says that the result was deleted: nothing is there any more.
        case deleted
    }

    static let none = Int64.min
    static let nobody = UInt32.max

    /// Index of the line item, then of the student as numbered while reading.
    var key: UInt64
    /// Billionths of `.points`; where the text of a `.text` lies in the texts' scratch file.
    var score: Int64
    /// Seconds since 1970; `none` where the row does not say.
    var changedSeconds: Int64
    var line: UInt32
    /// Number of the user who changed it last; `nobody` where the row does not say.
    var changedBy: UInt32
    var flags: UInt8
    /// Flags that a word of scoreStatus may mean (`ScoreStatus.mapped`).
    var mappedFlags: UInt8
    var kind: Kind

    init(lineItem: Int, student: Int, line: Int) {
        key = UInt64(lineItem) << 32 | UInt64(student)
        score = 0
        changedSeconds = Self.none
        self.line = UInt32(truncatingIfNeeded: line)
        changedBy = Self.nobody
        flags = 0
        mappedFlags = 0
        kind = .blank
    }

    /// As numbered in the table of our line items.
    public var lineItemIndex: Int { Int(key >> 32) }
    public var lineNumber: Int { Int(line) }
    var studentIndex: Int {
        get { Int(key & 0xffff_ffff) }
        set { key = key & ~0xffff_ffff | UInt64(newValue) }
    }

    /// A cell beside the score cannot be read, or the student is missing: what Campus has is not known.
    public var isUnreadable: Bool {
        get { flags & Self.unreadable != 0 }
        set { flags = newValue ? flags | Self.unreadable : flags & ~Self.unreadable }
    }

    /// The bit that no flag of Campus uses.
    private static let unreadable: UInt8 = 128

    /// By line item and line: rows as Campus writes them, line item by line item, are sorted already. Students
    /// are brought into order within their line item (`Readback.arrange`).
    @inline(__always)
    public static func isInOrder(_ a: ReadbackRow, _ b: ReadbackRow) -> Bool {
        let (first, second) = (a.key >> 32, b.key >> 32)
        return first != second ? first < second : a.line < b.line
    }
}
