public import Domain
import PlainText

// What people do next, and the rule that says so: a pure function of what the report says (Spec/report.md, "Tasks").
extension Reconciliation {
    /// One thing that a person does, and how many scores wait for it.
    public struct Task: Codable, Sendable, Equatable {
        public enum Kind: String, Codable, Sendable {
            /// Nothing goes out before somebody decides.
            case decide
            /// A bundle waits to be imported into Campus.
            case bundle = "import"
            /// Scores go out once something is mended.
            case mend
            /// Somebody changed scores in Campus: to be looked at, and kept as they are where that is right.
            case review
        }

        public var kind: Kind
        public var who: Concern
        /// The thing to do, as one sentence.
        public var what: String
        /// How it is done.
        public var how: String
        /// Scores that wait for it.
        public var scores: Int
        /// Came with the last run.
        public var isNew: Bool
        /// The reason that it is about, where it is about one.
        public var finding: FindingKind?
        public var code: String?
    }

    /// Says what is to be made of it, once all else is known.
    public mutating func judge() {
        verdict = .of(self)
        tasks = TaskRule.tasks(self)
    }
}

enum TaskRule {
    /// The same for all: what stops everything first, then the bundles, then whatever frees most.
    static func tasks(_ it: Reconciliation) -> [Reconciliation.Task] {
        let rest = mends(it) + reviews(it)
        return decisions(it) + imports(it)
            + rest.sorted { ($1.scores, $0.code ?? "") < ($0.scores, $1.code ?? "") }
    }

    /// What stopped the last night, by each step that failed; or why nothing was sent, where none did.
    private static func decisions(_ it: Reconciliation) -> [Reconciliation.Task] {
        guard it.school == nil, let night = it.night, !NightEnd.isDone(night.exitCode) else { return [] }
        let failed = night.steps.compactMap { step in step.failure.map { (step.name, $0) } }
        guard failed.isEmpty else {
            return failed.map { name, failure in
                .init(
                    kind: .decide, who: .registrar, what: "The night stopped at \(name): \(failure.message).",
                    how: failure.advice, scores: 0, isNew: true)
            }
        }
        return [
            .init(
                kind: .decide, who: .registrar, what: night.sentence,
                how: "See \"The last night\" under the technical details.", scores: 0, isNew: true)
        ]
    }

    /// Bundles that somebody carries to Campus, or that were delivered there and were not imported for two nights.
    private static func imports(_ it: Reconciliation) -> [Reconciliation.Task] {
        it.bundles.filter { $0.state == .inFlight && $0.awaited > 0 && isForPeople($0) }
            .sorted { $0.sequence < $1.sequence }
            .map { bundle in
                let scores = "\(Counted.text(bundle.awaited, "score"))"
                let isDelivered = bundle.handover == .delivered
                return .init(
                    kind: .bundle, who: .registrar,
                    what: isDelivered
                        ? "See that Campus imported bundle \(bundle.sequence) (\(scores))."
                        : "Import bundle \(bundle.sequence) into Campus (\(scores)).",
                    how: isDelivered
                        ? "It was delivered \(Counted.text(bundle.nights, "night")) ago and Campus has not shown it. If it was lost: gradebridge bundles mark \(bundle.sequence) lost --by NAME"
                        : "The file is outbox/\(bundle.file). Then: gradebridge bundles mark \(bundle.sequence) imported --by NAME",
                    scores: bundle.awaited, isNew: bundle.nights == 0)
            }
    }

    private static func isForPeople(_ bundle: Reconciliation.Bundle) -> Bool {
        guard let handover = bundle.handover else { return true }
        return handover == .delivered && bundle.nights > 1
    }

    private static func mends(_ it: Reconciliation) -> [Reconciliation.Task] {
        it.reasons.compactMap { reason in
            let scores = reason.code.scores - reason.known
            guard reason.kind != .notice, reason.code.concerns != .nobody, scores > 0 else { return nil }
            return .init(
                kind: .mend, who: reason.code.concerns, what: "\(place(reason))\(reason.code.meaning).",
                how: reason.code.whatToDo, scores: scores, isNew: reason.new > 0, finding: reason.kind,
                code: reason.code.code)
        }
    }

    /// Where it is, where that is one place; of one score with the student, and what cannot be read.
    private static func place(_ reason: Reconciliation.Reason) -> String {
        guard reason.places == 1, let only = reason.shown.first, !only.place.title.isEmpty else { return "" }
        let title = "\"\(only.place.title)\""
        guard only.studentCount == 1, let student = only.students.first, let value = student.unreadable else {
            return "\(title): "
        }
        return "\(title), student \(student.name ?? student.id), \"\(value)\": "
    }

    /// What was frozen since the last run, by reason; and what Campus never showed, as long as it stands.
    private static func reviews(_ it: Reconciliation) -> [Reconciliation.Task] {
        var new: [String: Int] = [:]
        for score in it.frozen.shown where score.isNew { new[score.reason.rawValue, default: 0] += 1 }
        return it.frozen.byReason.compactMap { code in
            let isStanding = code.code == FreezeReason.unaccepted.rawValue
            let scores = isStanding ? code.scores : new[code.code] ?? 0
            guard scores > 0 else { return nil }
            return .init(
                kind: .review, who: code.concerns, what: "\(code.meaning).", how: code.whatToDo,
                scores: scores,
                isNew: new[code.code] != nil, code: code.code)
        }
    }
}

/// How a night ended, by its exit code.
enum NightEnd {
    /// It has done its work: 0, or 3 where something new needs a person.
    static func isDone(_ exitCode: Int) -> Bool { exitCode == 0 || exitCode == needsPerson }

    static let needsPerson = 3
}
