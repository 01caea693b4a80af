import Domain

/// Held, rejected or noticed scores: one part of the page, by reason.
struct KindView {
    let anchor: String
    let heading: String
    let sentence: String
    let reasons: [ReasonView]

    init(
        _ kind: FindingKind, _ it: Reconciliation, _ words: Words,
        _ anchors: SectionAnchors
    ) {
        let here = it.reasons.filter { $0.kind == kind }
        let scores = here.reduce(0) { $0 + $1.code.scores }
        let are = scores == 1 ? "is" : "are"
        switch kind {
        case .held:
            (anchor, heading) = ("held", "Not sent yet: needs a fix")
            sentence =
                here.isEmpty
                ? "Nothing waits for a fix."
                : "\(words.count(scores, "score")) \(are) not sent yet (held). Fix what a reason says, and the next export sends them."
        case .rejected:
            (anchor, heading) = ("rejected", "Cannot be read")
            sentence =
                here.isEmpty
                ? "Every score can be read."
                : "\(words.count(scores, "score")) of itslearning cannot be read (rejected). The run's details.csv has the line of each in the export file."
        case .notice:
            (anchor, heading) = ("notices", "Good to know")
            sentence =
                here.isEmpty
                ? "Nothing."
                : "Scores that were sent before and have changed in itslearning in a way that gradebridge does not send on."
        }
        reasons = here.map { ReasonView($0, it, words, anchors) }
    }
}

struct ReasonView {
    struct Row {
        let schoolAnchor: String
        let school: String
        let section: String
        let sectionID: String
        /// nil where the section has no row of its own on the page.
        let sectionAnchor: String?
        let title: String
        let item: String
        let scores: String
        let students: [Reconciliation.Student]
        /// What stands behind the students.
        let more: String
        let since: String
        let sinceKey: String
        let nights: String
    }

    let anchor: String
    let meaning: String
    let code: String
    let scores: String
    let movement: String
    let concerns: String
    let whatToDo: String
    let hasRows: Bool
    let isOpen: Bool
    let summary: String
    let rows: [Row]
    let leftOut: [String]

    init(
        _ reason: Reconciliation.Reason, _ it: Reconciliation, _ words: Words, _ anchors: SectionAnchors
    ) {
        anchor = Anchor.make(reason.kind.rawValue, reason.code.code)
        meaning = reason.code.meaning
        code = reason.code.code
        scores =
            reason.code.scores > 0
            ? words.count(reason.code.scores, "score") : words.count(reason.places, "line item")
        movement = Self.movement(reason, words)
        concerns = reason.code.concerns.rawValue
        whatToDo = reason.code.whatToDo
        rows = reason.shown.map { Row($0, words, anchors) }
        hasRows = !rows.isEmpty
        isOpen = reason.new > 0 && rows.count <= 12
        summary = "Where: \(words.count(reason.places, "place"))"
        leftOut = LeftOutText.notes(it, "\(reason.kind.rawValue) \(reason.code.code)", words)
    }

    private static func movement(_ reason: Reconciliation.Reason, _ words: Words) -> String {
        var parts: [String] = []
        if reason.new > 0 { parts.append("\(words.number(reason.new)) new with the last export") }
        if reason.resolved > 0 { parts.append("\(words.number(reason.resolved)) resolved") }
        if reason.known > 0 { parts.append("\(words.number(reason.known)) known") }
        if reason.oldest > 0 { parts.append("the oldest for \(words.count(reason.oldest, "night"))") }
        guard let first = parts.first else { return "" }
        return ([first.prefix(1).uppercased() + first.dropFirst()] + parts.dropFirst())
            .joined(separator: ", ") + "."
    }
}

extension ReasonView.Row {
    init(_ held: Reconciliation.HeldPlace, _ words: Words, _ anchors: SectionAnchors) {
        schoolAnchor = Anchor.school(held.place.school)
        school = words.school(held.place.school)
        section = words.section(held.place.section)
        sectionID = words.idBeside(held.place.section)
        sectionAnchor = anchors.target(held.place)
        // An item that is in no export has an id and nothing more.
        title = held.place.title.isEmpty ? held.place.item : held.place.title
        item = held.place.title.isEmpty ? "" : held.place.item
        scores = words.number(held.scores)
        let more = held.studentCount - held.students.count
        students = held.students
        self.more = held.students.isEmpty ? "all" : more > 0 ? " and \(words.number(more)) more" : ""
        since = words.day(held.since)
        sinceKey = words.sortKey(held.since)
        nights = words.number(held.nights)
    }
}
