/// All that is said of one reason code, wherever it is said: in `details.csv`, on the page, in `explain`, and in the
/// tables of Spec/reason-codes.md, which a test draws from here.
///
/// A new code is a case of its enum and its entry there; the compiler asks for it.
public struct ReasonEntry: Sendable {
    /// Exactly when it applies, in the words of the files and columns.
    public let when: StaticString
    /// The same for people who know neither, a few words.
    public let meaning: StaticString
    /// Who can do something about it.
    public let concerns: Concern
    /// What that person does: one sentence.
    public let advice: StaticString
    /// What the ledger keeps of it between two exports; nil for news of one export.
    public let scope: FindingScope?
    /// Whether each finding of it is about a score. A line item that is missing is one finding, of no score.
    public let countsScores: Bool
    /// Nothing has to be mended: somebody chose it so, or students come and go. Scores may come to such a reason any
    /// night, so one more of them is no news (Spec/reason-codes.md, "What needs a person").
    public let isRoutine: Bool

    init(
        when: StaticString, meaning: StaticString, concerns: Concern, advice: StaticString,
        scope: FindingScope? = nil, countsScores: Bool = true, isRoutine: Bool = false
    ) {
        self.when = when
        self.meaning = meaning
        self.concerns = concerns
        self.advice = advice
        self.scope = scope
        self.countsScores = countsScores
        self.isRoutine = isRoutine
    }
}

/// A closed list of codes, each with all that is said of it.
public protocol Reason: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    var entry: ReasonEntry { get }
}

/// Who can do something about a reason.
public enum Concern: String, Codable, Sendable {
    case teacher = "the teacher"
    case learning = "the itslearning administrator"
    case campus = "the Campus administrator"
    case registrar = "the registrar"
    case nobody
}

/// What the ledger keeps of a code between two exports, so that it can say since when (Spec/reason-codes.md, "Kept").
public enum FindingScope: Sendable {
    /// It is about single students: their ids are kept, and each has an age of its own.
    case student
    /// It is about the line item as a whole: the number of its scores is kept, and they have one age.
    case lineItem
}
