import Domain

/// The schools on the first screen: which are as they should be, and at which somebody has to look, with why.
struct SchoolStatesView {
    struct Row {
        let target: String
        let name: String
        let level: String
        let state: String
        let why: String
    }

    /// More would not fit on a screen.
    private static let most = 5

    /// Those to look at come first, the most scores first.
    let first: [Row]
    /// How many more are as they should be, where they have no rows of their own there.
    let fine: String?
    let hasRest: Bool
    let rest: [Row]
    let restSummary: String

    /// nil where there is nothing to tell apart: a school's own report, and a district without any.
    init?(_ it: Reconciliation, _ words: Words) {
        guard it.school == nil, !it.schools.isEmpty else { return nil }
        let look = it.schools.filter { $0.forPeople.total > 0 }
            .sorted { ($1.forPeople.total, $0.school.id) < ($0.forPeople.total, $1.school.id) }
        let fine = it.schools.filter { $0.forPeople.total == 0 }
        let fits = it.schools.count <= Self.most
        let shown = fits ? look + fine : Array(look.prefix(Self.most - 1))
        let folded = fits ? [] : look.dropFirst(Self.most - 1) + fine
        first = shown.map { Row($0, words) }
        self.fine = fits || fine.isEmpty ? nil : words.count(fine.count, "school")
        rest = folded.map { Row($0, words) }
        hasRest = !rest.isEmpty
        let more = look.count - (shown.count - (fits ? fine.count : 0))
        let parts = [
            more > 0 ? "\(words.count(more, "more school")) to look at" : "",
            fine.isEmpty ? "" : "those that are OK",
        ].filter { !$0.isEmpty }.joined(separator: ", and ")
        restSummary = parts.prefix(1).uppercased() + parts.dropFirst()
    }
}

extension SchoolStatesView.Row {
    init(_ school: Reconciliation.School, _ words: Words) {
        target = Anchor.school(school.school)
        name = words.school(school.school)
        let waiting = school.forPeople
        guard waiting.total > 0 else {
            (level, state) = ("fine", "OK")
            why =
                "\(words.number(school.results.confirmed)) of \(words.count(school.results.sent, "score")) in Campus"
            return
        }
        (level, state) = ("look", "Look")
        let parts = [
            (waiting.held, "not sent, needs a fix", "not sent, need a fix"),
            (waiting.rejected, "cannot be read", "cannot be read"),
            (waiting.newlyFrozen, "was changed in Campus", "were changed in Campus"),
            (waiting.unaccepted, "never appeared in Campus", "never appeared in Campus"),
        ]
        why = parts.filter { $0.0 > 0 }.map { "\(words.number($0.0)) \($0.0 == 1 ? $0.1 : $0.2)" }
            .joined(separator: " · ")
    }
}

extension Reconciliation.ForPeople {
    /// Scores that a person does something about.
    var total: Int { held + rejected + newlyFrozen + unaccepted }
}
