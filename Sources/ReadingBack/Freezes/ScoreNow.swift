package import Domain

/// What itslearning has now of a score that is frozen.
public struct ScoreNow: Sendable, Equatable {
    public enum State: String, Codable, Sendable {
        case score
        case exempt
        /// The row has no score.
        case noScore = "no-score"
        case unreadable
        /// Several rows of one item and person, which disagree.
        case duplicate
        /// Two persons with one SyncKey have a row.
        case ambiguous
        case noRow = "no-row"
        /// There is a row, but its person is in no group of the section.
        case notInSection = "not-in-section"
        /// No gradebook is at hand, or it cannot be read.
        case unknown
    }

    /// As it would be sent, if nothing else holds it; nil where it would not be.
    public var value: String?
    public var state: State

    package static let unknown = ScoreNow(value: nil, state: .unknown)

    /// For people: the value, or why there is none; empty where nobody looked.
    package var words: String {
        if let value { return value }
        switch state {
        case .score, .unknown: return ""
        case .exempt: return "exempt"
        case .noScore: return "no score"
        case .unreadable: return "cannot be read"
        case .duplicate: return "rows disagree"
        case .ambiguous: return "two persons"
        case .noRow: return "no row"
        case .notInSection: return "not in the section"
        }
    }
}

extension ScoreNow {
    package init(_ verdict: RowVerdict, sendsExemptions: Bool) {
        switch verdict {
        case .score(let points):
            self.init(value: ScoreValue.points(points).text, state: .score)
        case .exempt:
            self.init(value: sendsExemptions ? ScoreValue.exempt.text : nil, state: .exempt)
        case .noScore: self.init(value: nil, state: .noScore)
        case .rejected(.duplicate): self.init(value: nil, state: .duplicate)
        case .rejected: self.init(value: nil, state: .unreadable)
        }
    }
}
