import Domain

/// The frozen scores, by school and section.
struct FrozenView {
    let sentence: String
    let releaseCommand: String
    let schools: [FrozenSchoolView]
    /// Sections that have a group here, by anchor, so that others may link to it.
    let sections: Set<String>

    init(_ it: Reconciliation, _ words: Words, _ anchors: SectionAnchors) {
        let frozen = it.frozen
        sections = Set(frozen.shown.map { anchors.name($0.place.section, in: $0.place.school) })
        switch frozen.total {
        case 0:
            sentence = "No score is frozen: nobody changed a score in Campus that gradebridge had sent."
        default:
            let news = frozen.new > 0 ? ", \(words.number(frozen.new)) of them since the run before" : ""
            let lifted =
                frozen.released > 0
                ? " \(words.count(frozen.released, "score")) \(frozen.released == 1 ? "was" : "were") released since then."
                : ""
            sentence =
                "\(words.count(frozen.total, "score")) \(frozen.total == 1 ? "is" : "are") frozen\(news). Campus's score stands; itslearning's is not sent.\(lifted)"
        }
        releaseCommand = frozen.shown.first.map { Self.command($0, it) } ?? ""
        var made: [FrozenSchoolView] = []
        var rest = frozen.shown[...]
        while let first = rest.first {
            let here = rest.prefix { $0.place.school.id == first.place.school.id }
            made.append(FrozenSchoolView(first.place.school, here, words, anchors))
            rest = rest.dropFirst(here.count)
        }
        schools = made
    }

    private static func command(_ score: Reconciliation.FrozenScore, _ it: Reconciliation) -> String {
        """
        gradebridge --workspace \(quoted(it.workspace)) frozen release --line-item \(quoted(score.place.lineItem ?? "")) \
        --student \(quoted(score.student.id)) --by "YOUR NAME" --reason "WHY"
        """
    }

    /// As a shell takes it: what is not plain stands between quotation marks.
    static func quoted(_ text: String) -> String {
        let plain = text.utf8.allSatisfy {
            switch $0 {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "A")...UInt8(ascii: "Z"):
                true
            case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"): true
            default: false
            }
        }
        if plain, !text.isEmpty { return text }
        // By scalars: for a shell a quotation mark ends the text also where an accent stands behind it.
        let parts = text.unicodeScalars.split(separator: "'", omittingEmptySubsequences: false)
        return "'" + parts.map { String(String.UnicodeScalarView($0)) }.joined(separator: "'\\''") + "'"
    }
}

struct FrozenSchoolView {
    /// Scores of one table, by section.
    struct Table {
        let caption: String
        /// What the fold over it says.
        let summary: String
        let sections: [Section]
    }

    struct Section {
        let anchor: String
        /// The same where this group is the first of its section: a name may be on a page only once.
        let groupAnchor: String?
        /// Its row in the table of its school, where it has one.
        let target: String?
        let name: String
        let id: String
        let rows: [Row]
    }

    struct Row {
        let title: String
        let lineItem: String
        let student: String
        let studentID: String
        let ours: String
        let campus: String
        let reason: String
        let isNew: Bool
        let changedBy: String
        let since: String
        let sinceKey: String
        let nights: String
    }

    let anchor: String
    let name: String
    let scores: String
    /// What came since the run before is seen at once; the rest is folded.
    let new: Table?
    let standing: Table?

    init(
        _ school: Reconciliation.Name, _ scores: ArraySlice<Reconciliation.FrozenScore>, _ words: Words,
        _ anchors: SectionAnchors
    ) {
        anchor = Anchor.school(school)
        name = words.school(school)
        self.scores = words.count(scores.count, "score")
        let (fresh, old) = (scores.filter(\.isNew), scores.filter { !$0.isNew })
        let first = Self.sections(fresh, school, words, anchors, named: [])
        let later = Self.sections(old, school, words, anchors, named: Set(first.map(\.anchor)))
        let caption = "Frozen scores of \(name)"
        new =
            fresh.isEmpty
            ? nil : Table(caption: "\(caption): new, by section", summary: "", sections: first)
        standing =
            old.isEmpty
            ? nil
            : Table(
                caption: "\(caption): from before, by section",
                summary: "\(words.count(old.count, "score")) from before", sections: later)
    }

    /// - Parameter named: the sections that a group on the page has the names of already.
    private static func sections(
        _ scores: [Reconciliation.FrozenScore], _ school: Reconciliation.Name, _ words: Words,
        _ anchors: SectionAnchors, named: Set<String>
    ) -> [Section] {
        var made: [Section] = []
        var rest = scores[...]
        while let first = rest.first {
            let here = rest.prefix { $0.place.section.id == first.place.section.id }
            let anchor = anchors.name(first.place.section, in: school)
            made.append(
                Section(
                    anchor: anchor, groupAnchor: named.contains(anchor) ? nil : anchor,
                    target: anchors.target(first.place),
                    name: words.section(first.place.section), id: words.idBeside(first.place.section),
                    rows: here.map { Row($0, words) }))
            rest = rest.dropFirst(here.count)
        }
        return made
    }
}

extension FrozenSchoolView.Row {
    init(_ score: Reconciliation.FrozenScore, _ words: Words) {
        title = score.place.title
        lineItem = score.place.lineItem ?? score.place.item
        student = score.student.name ?? score.student.id
        studentID = score.student.name == nil ? "" : score.student.id
        ours = score.ours ?? "none"
        campus = [score.campus ?? "none", score.flags].filter { !$0.isEmpty }.joined(separator: ", ")
        reason = score.reason.rawValue
        isNew = score.isNew
        changedBy = [score.changedBy ?? "", score.changedAt.map(words.moment) ?? ""]
            .filter { !$0.isEmpty }.joined(separator: ", ")
        since = words.day(score.since)
        sinceKey = words.sortKey(score.since)
        nights = words.number(score.nights)
    }
}
