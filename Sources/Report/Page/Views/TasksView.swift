import Domain
import PlainText

/// What people do next, as the first screen has it.
struct TasksView {
    struct Row {
        let what: String
        let how: String
        let who: String
        let hasScores: Bool
        let scores: String
        let isNew: Bool
        /// The part of the page that has its rows; empty where there is none.
        let target: String
    }

    /// More would not fit on a screen.
    private static let most = 6

    /// The state of things, and how much there is to do.
    let state: String
    let hasAny: Bool
    let first: [Row]
    let hasRest: Bool
    let rest: [Row]
    let restSummary: String
    let hasBiggest: Bool
    let biggest: String

    init(_ it: Reconciliation, _ words: Words) {
        state = StateText.text(it)
        let rows = it.tasks.map { Row($0, words) }
        hasAny = !rows.isEmpty
        first = Array(rows.prefix(Self.most))
        rest = Array(rows.dropFirst(Self.most))
        hasRest = !rest.isEmpty
        restSummary = "\(words.number(rest.count)) more"
        biggest = Self.biggest(it, words)
        hasBiggest = !biggest.isEmpty
    }

    /// The mend that frees most, where there are others beside it.
    private static func biggest(_ it: Reconciliation, _ words: Words) -> String {
        let mends = it.tasks.filter { $0.kind == .mend }
        guard let best = mends.first, mends.count > 1 else { return "" }
        return
            "\(best.what.dropLast()): \(words.count(best.scores, "score")) \(best.scores == 1 ? "waits" : "wait") for it."
    }
}

extension TasksView.Row {
    init(_ task: Reconciliation.Task, _ words: Words) {
        what = task.what
        how = task.how
        who = task.who.rawValue.prefix(1).uppercased() + task.who.rawValue.dropFirst()
        isNew = task.isNew
        // A bundle names its scores itself.
        hasScores = task.scores > 0 && task.kind != .bundle
        scores = words.count(task.scores, "score")
        switch task.kind {
        case .decide: target = "night"
        case .bundle: target = "bundles"
        case .review: target = "frozen"
        case .mend: target = Anchor.make((task.finding ?? .held).rawValue, task.code ?? "")
        }
    }
}

/// The state of things in one sentence, and how much there is to do.
enum StateText {
    static func text(_ it: Reconciliation) -> String { "\(state(it)) \(tasks(it.tasks))" }

    private static func state(_ it: Reconciliation) -> String {
        if it.verdict.level == .stopped { return "The last night did not finish its work." }
        guard it.school == nil else { return "Grades of this school." }
        guard let export = it.export else { return "Nothing has been sent yet." }
        return export.sent > 0 ? "Grades went out." : "There were no new grades to send."
    }

    private static func tasks(_ tasks: [Reconciliation.Task]) -> String {
        guard !tasks.isEmpty else { return "Nothing to do." }
        let new = tasks.count(where: \.isNew)
        let words = "\(tasks.count) thing\(tasks.count == 1 ? "" : "s") to do"
        return new == 0 || new == tasks.count ? "\(words)." : "\(words), \(new) of them new."
    }
}
