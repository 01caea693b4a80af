import CSVCore
import Domain
import Inputs

/// What scoreStatus says beside the scores of ours in a read-back, to be judged once all are read.
struct ScoreStatuses {
    /// Scores beside which the word says that nothing is special.
    private(set) var graded = 0
    private var mapped = WordsNoted()
    private var unclear = WordsNoted()

    /// Whether the words that may mean a flag mean one.
    var tells: Bool { before ?? ScoreStatus.tells(graded: graded, mapped: mapped.count) }
    /// What the last full read-back showed of them, for one that shows a part.
    var before: Bool?
    /// What the scores of this read-back show of them; nil without any.
    var shown: Bool? {
        graded + mapped.count == 0 ? nil : ScoreStatus.tells(graded: graded, mapped: mapped.count)
    }

    /// Takes the word beside a score.
    mutating func note(
        _ word: FieldBytes, _ row: inout ReadbackRow, _ table: borrowing TableReader, column: Int
    ) {
        // Nearly every one; a text of it need not be made.
        if word.isEmpty || Cell.isWord(word, "fully graded") {
            graded += 1
            return
        }
        switch ScoreStatus(String(decoding: word, as: UTF8.self)) {
        case .graded: graded += 1
        case .flag(let flag): row.flags |= flag.rawValue
        case .mapped(let flag):
            row.mappedFlags = flag.rawValue
            mapped.note(table, column)
        case .unclear: unclear.note(table, column)
        }
    }

    mutating func add(_ other: ScoreStatuses) {
        graded += other.graded
        mapped.add(other.mapped)
        unclear.add(other.unclear)
    }

    /// Tells once of the words that mean nothing here.
    func report(_ report: (InputFinding) -> Void) {
        var words = unclear
        if !tells { words.add(mapped) }
        words.report(report)
    }
}

/// Words of one column, to be told of once.
private struct WordsNoted {
    private var first: InputFinding?
    private(set) var count = 0

    mutating func note(_ table: borrowing TableReader, _ column: Int) {
        if first == nil { first = table.finding(.scoreStatus, column, id: nil) }
        count += 1
    }

    mutating func add(_ other: WordsNoted) {
        let earlier = [first, other.first].compactMap(\.self).min { ($0.line ?? 0) < ($1.line ?? 0) }
        first = earlier
        count += other.count
    }

    func report(_ report: (InputFinding) -> Void) {
        guard var finding = first else { return }
        finding.count = count
        report(finding)
    }
}
