/// What OneRoster's `scoreStatus` says beside a score of Campus (Spec/readback.md, "scoreStatus"; D195).
///
/// OneRoster 1.1 has no column for flags, and Campus maps some of them to this word; which, its help tells in part.
/// `exempt` is that flag with or without a score, and no matter of this.
public enum ScoreStatus: Sendable, Equatable {
    /// `fully graded`, or nothing: the score is all that is said.
    case graded
    /// Campus's own word for a flag.
    case flag(CampusFlags)
    /// A word of OneRoster for what a teacher sets as a flag; it counts where `tells`.
    case mapped(CampusFlags)
    /// `submitted`, and words that OneRoster does not have: nothing of a score can be told from them.
    case unclear

    /// - Parameter word: in any case, without spaces at its ends.
    public init(_ word: String) {
        let word = word.lowercased()
        switch word {
        case "", "fully graded": self = .graded
        case "not submitted": self = .mapped(.missing)
        case "partially graded": self = .mapped(.incomplete)
        default: self = CampusFlags.named(word).map(ScoreStatus.flag) ?? .unclear
        }
    }

    /// Whether a mapped word is somebody's doing: only where more scores of ours stand there as `fully graded`. An export
    /// that writes one word beside every score that was imported says nothing by it, whatever stands beside the few that
    /// somebody typed.
    public static func tells(graded: Int, mapped: Int) -> Bool { graded > mapped }
}
