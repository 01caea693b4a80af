/// A school and its sections.
struct SchoolView {
    struct Section {
        let anchor: String
        let name: String
        let id: String
        let sent: String
        let confirmed: String
        let inFlight: String
        let frozen: String
        let hasFrozen: Bool
        let held: String
        let rejected: String
    }

    let anchor: String
    let name: String
    let sentence: String
    let isOpen: Bool
    let summary: String
    let hasSections: Bool
    let sections: [Section]
    let leftOut: [String]

    init(
        _ school: Reconciliation.School, _ it: Reconciliation, _ words: Words, _ anchors: SectionAnchors,
        frozenSections: Set<String>
    ) {
        anchor = Anchor.school(school.school)
        name = words.school(school.school)
        sentence = """
            \(words.count(school.results.sent, "score")) sent, \(words.number(school.results.confirmed)) in Campus, \
            \(words.number(school.frozen)) kept as Campus has them, \(words.number(school.held)) not sent yet, \
            \(words.number(school.rejected)) that cannot be read.
            """
        isOpen = it.schools.count == 1 && school.sections.count <= 12
        summary = words.count(school.sectionCount, "section")
        sections = school.sections.map {
            let anchor = anchors.name($0.section, in: school.school)
            return Section($0, words, anchor: anchor, hasFrozen: frozenSections.contains(anchor))
        }
        hasSections = !sections.isEmpty
        leftOut = LeftOutText.notes(it, "sections of \(school.school.id)", words)
    }

    static func sentence(_ it: Reconciliation, _ words: Words) -> String {
        guard !it.schools.isEmpty else { return "Nothing was sent, held or rejected in any section." }
        let sections = it.schools.reduce(0) { $0 + $1.sectionCount }
        return
            "\(words.count(it.schools.count, "school")) and \(words.count(sections, "section")) have scores that were sent, held or rejected. Sent counts every score that ever went out."
    }
}

extension SchoolView.Section {
    init(_ section: Reconciliation.Section, _ words: Words, anchor: String, hasFrozen: Bool) {
        self.anchor = anchor
        name = words.section(section.section)
        id = words.idBeside(section.section)
        sent = words.number(section.results.sent)
        confirmed = words.number(section.results.confirmed)
        inFlight = words.number(section.results.inFlight + section.results.lost)
        frozen = words.number(section.frozen)
        self.hasFrozen = hasFrozen
        held = words.number(section.held)
        rejected = words.number(section.rejected)
    }
}

/// What is not on the page, and where it is.
enum LeftOutText {
    static func notes(_ it: Reconciliation, _ what: String, _ words: Words) -> [String] {
        it.leftOut.filter { $0.what == what }.map { line($0, it, words) }
    }

    /// In a report a school is told by its id, on the page by its name.
    static func line(_ part: Reconciliation.LeftOut, _ it: Reconciliation, _ words: Words) -> String {
        let school = it.schools.first { part.what == "sections of \($0.school.id)" }
        let what = school.map { "sections of \(words.school($0.school))" } ?? part.what
        return
            "Of \(words.number(part.total)) \(what) the page shows \(words.number(part.shown)); all are in \(part.file)."
    }

    static func sentence(_ it: Reconciliation) -> String {
        it.leftOut.isEmpty
            ? "Nothing was left out of this page. The same as tables for a spreadsheet and for programs:"
            : "The page shows what a browser opens at once. What it leaves out, and where all of it is:"
    }
}
