public import Domain
public import Inputs

/// One Assessments row in a fixed few bytes, ready to be sorted and spilled.
public struct AssessmentRecord: Sendable, SortableRecord {
    /// What the row says; the raw values stand in scratch files of one run only.
    public enum Kind: UInt8, Sendable, BitwiseCopyable {
        case score, noScore, exempt, badScore, badDate, badFlag
    }

    /// Rank of item, then rank of person: sorting by it gives the order of a bundle.
    var key: UInt64
    /// The score in billionths, 47 bits; what the row says, 3 bits; the upper 14 bits of when it was assessed.
    private var scoreAndKind: UInt64
    /// The row's line, and the lower 32 bits of when it was assessed.
    private var lineAndTime: UInt64

    // 24 bytes and not 40: a record is written to a scratch file and read again; copying into the page cache was 9 %.
    private static let (scoreBits, kindBits) = (47, 3)
    /// What stands for no time: far before any that four digits of a year can write.
    private static let noTime = Int64(-1) << 45

    /// - Parameters:
    ///   - score: billionths, not negative; meaningful for `.score`, and for `.exempt` where the row has a score too.
    ///   - assessedAt: seconds since 1970; nil where the row does not say.
    init(key: UInt64, score: Int64?, assessedAt: Int64?, line: Int, kind: Kind) {
        self.key = key
        // Within the range of scores no score has all 47 bits set.
        let points = UInt64(bitPattern: score ?? -1) & Self.mask(Self.scoreBits)
        let time = UInt64(bitPattern: assessedAt ?? Self.noTime)
        scoreAndKind =
            points | UInt64(kind.rawValue) << UInt64(Self.scoreBits)
            | (time >> 32) << UInt64(Self.scoreBits + Self.kindBits)
        lineAndTime = UInt64(UInt32(truncatingIfNeeded: line)) << 32 | time & Self.mask(32)
    }

    private static func mask(_ bits: Int) -> UInt64 { (1 << UInt64(bits)) - 1 }

    public var itemRank: Int { Int(key >> 32) }
    public var personRank: Int { Int(key & 0xffff_ffff) }
    public var lineNumber: Int { Int(lineAndTime >> 32) }

    var kind: Kind {
        Kind(rawValue: UInt8(scoreAndKind >> UInt64(Self.scoreBits) & Self.mask(Self.kindBits))) ?? .badScore
    }

    /// Billionths; all bits set where there is none.
    private var score: Int64 { Int64(scoreAndKind & Self.mask(Self.scoreBits)) }

    public var assessed: Instant? {
        // The shift brings the sign along.
        let upper = Int64(bitPattern: scoreAndKind) >> Int64(Self.scoreBits + Self.kindBits)
        let seconds = upper << 32 | Int64(lineAndTime & Self.mask(32))
        return seconds == Self.noTime ? nil : Instant(secondsSince1970: seconds)
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
    public static func isInOrder(_ a: AssessmentRecord, _ b: AssessmentRecord) -> Bool {
        a.key != b.key ? a.key < b.key : a.lineAndTime >> 32 < b.lineAndTime >> 32
    }
}
