public import Domain

/// One Assessments row in a fixed few bytes, ready to be sorted and spilled.
public struct AssessmentRecord: Sendable, SortableRecord {
    /// What the row says; the raw values stand in scratch files of one run only.
    public enum Kind: UInt8, Sendable, BitwiseCopyable {
        case score, noScore, exempt, badScore, badDate, badFlag
    }

    static let none = Int64.min

    /// Rank of item, then rank of person: sorting by it gives the order of a bundle.
    var key: UInt64
    /// Billionths; meaningful for `.score`, and for `.exempt` where the row has a score too.
    var score: Int64
    /// Seconds since 1970; `none` where the row does not say.
    var assessedAt: Int64
    /// Where the comment lies in the comments' scratch file; `none` where there is none.
    var comment: Int64
    var line: UInt32
    var kind: Kind

    public var itemRank: Int { Int(key >> 32) }
    public var personRank: Int { Int(key & 0xffff_ffff) }
    public var lineNumber: Int { Int(line) }
    public var assessed: Instant? {
        assessedAt == Self.none ? nil : Instant(secondsSince1970: assessedAt)
    }

    /// The row on its own, before other rows of the same item and person are looked at.
    public var verdict: RowVerdict {
        switch kind {
        case .score: .score(Points(billionths: score))
        case .noScore: .noScore
        case .exempt: .exempt
        case .badScore: .rejected(.badScore)
        case .badDate: .rejected(.badDate)
        case .badFlag: .rejected(.badFlag)
        }
    }

    var isBroken: Bool {
        switch kind {
        case .score, .noScore, .exempt: false
        case .badScore, .badDate, .badFlag: true
        }
    }

    /// Two rows of one item and person agree when they say the same of it. A broken row says nothing
    /// that can be known, so it agrees with none.
    func agrees(with other: AssessmentRecord) -> Bool {
        !isBroken && !other.isBroken && kind == other.kind && score == other.score
    }

    @inline(__always)
    package static func isInOrder(_ a: AssessmentRecord, _ b: AssessmentRecord) -> Bool {
        a.key != b.key ? a.key < b.key : a.line < b.line
    }
}
