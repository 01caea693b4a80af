import CSVCore
public import Domain
public import Exporting
import Ledger
import Planning
import Records
public import Session
import Workspace

/// `explain`: finds what a person asks about, and tells what the ledger has done with it and what the newest export makes
/// of it now.
public struct Explainer {
    /// What the next export would be made of, and who hears of it.
    private struct Export {
        var inputs: LoadedInputs
        var details: RunDetails
    }

    private let session: WorkspaceSession
    private let now: Instant
    private let progress: ProgressReport

    public init(_ session: WorkspaceSession, now: Instant, progress: ProgressReport) {
        self.session = session
        self.now = now
        self.progress = progress
    }

    public func explain(_ question: ExplainQuestion, _ selection: InputSelection) throws -> Explanation {
        let story = ItemStory()
        // Rows of items that the export does not have are heard while it is read, before anything is found.
        story.items = Set([question.item, question.words].compactMap { $0 })
        let export = try export(selection, story, isNeeded: question.studentName != nil)
        let places = try session.ledger.read { try KnownPlaces($0, export?.inputs) }
        var answer = Explanation(
            item: question.item ?? "", inputs: export?.inputs.records.map(\.name) ?? [],
            timeZone: session.zone.name, locale: session.configuration.district.locale)
        guard let students = try students(question, export, selection, &answer) else { return answer }
        let search = PlaceSearch(question, places)
        switch search.found {
        case .nothing(let part):
            answer.unknown(part, question, near: search.near)
        case .one(let item):
            try explain(item, question, search, students, export, story, &answer)
        case .several(let found):
            try list(found, question, students, export, story, &answer)
        }
        return answer
    }

    // MARK: One item

    private func explain(
        _ item: String, _ question: ExplainQuestion, _ search: PlaceSearch, _ students: Set<String>?,
        _ export: Export?, _ story: ItemStory, _ answer: inout Explanation
    ) throws {
        answer.item = item
        story.items = [item]
        try plan(export, story)
        var lines = try lines(ofItem: item, story.entries)
        var others = try others(ofItem: item, story.entries)
        guard !lines.isEmpty || !others.isEmpty || search.knows(item) else {
            answer.unknown(question.item == nil ? .words : .item, question, near: search.near)
            return
        }
        if let sections = search.sections { lines.removeAll { !sections.contains($0.section) } }
        if let students {
            for index in lines.indices { lines[index].scores.removeAll { !students.contains($0.student) } }
            others.removeAll { !students.contains($0.student) }
        }
        for index in lines.indices { lines[index].take(search.place(item, lines[index].section)) }
        answer.lineItems = lines
        answer.withoutSection = others
        if let sections = search.sections, lines.isEmpty, !search.knows(item, in: sections) {
            answer.unknown(.section, question, near: nil)
        } else if students != nil, lines.allSatisfy(\.scores.isEmpty), others.isEmpty {
            answer.unknown(.student, question, near: nil)
        } else {
            answer.conclude(title: search.title(ofItem: item))
        }
    }

    // MARK: Several items

    /// Lists what fits, with what to type next: those items alone that the student has something in.
    private func list(
        _ found: [KnownPlace], _ question: ExplainQuestion, _ students: Set<String>?,
        _ export: Export?, _ story: ItemStory, _ answer: inout Explanation
    ) throws {
        guard let students else {
            answer.matches(found.map { Explanation.Match($0, student: nil) })
            return
        }
        let items = Set(found.map(\.item))
        (story.items, story.students) = (items, students)
        try plan(export, story)
        let entries = Dictionary(grouping: story.entries, by: \.item)
        var matches: [(match: Explanation.Match, line: Explanation.LineItem)] = []
        for item in items {
            let its = found.filter { $0.item == item }
            for var line in try lines(ofItem: item, entries[item] ?? [], of: students) {
                guard let place = its.first(where: { $0.section == line.section }) else { continue }
                line.take(place)
                matches += line.scores.map { (.init(place, $0, line, session.time), line) }
            }
        }
        switch matches.count {
        case 0: answer.unknown(.student, question, near: nil)
        case 1:
            answer.item = matches[0].match.item
            answer.lineItems = [matches[0].line]
            answer.conclude(title: matches[0].match.title)
        default:
            answer.matches(
                matches.map(\.match).sorted { ($0.title, $0.command) < ($1.title, $1.command) })
        }
    }

    // MARK: What is known

    /// - Returns: whose scores are meant, nil where all are; nothing where a name fits nobody or several, which `answer`
    ///   then says.
    private func students(
        _ question: ExplainQuestion, _ export: Export?, _ selection: InputSelection,
        _ answer: inout Explanation
    ) throws -> Set<String>?? {
        guard let name = question.studentName, let export else {
            return .some(question.student.map { [$0] })
        }
        let found = try StudentSearch(session, export.inputs.gradebook)
            .students(called: name, in: selection.resolvedRoster(session.layout))
        switch found.count {
        case 0: answer.unknown(.studentName, question, near: nil)
        case 1: return [found[0].id]
        default: answer.matches(found.map { Explanation.Match(student: $0, question) })
        }
        return nil
    }

    /// The newest export, or the one that is named; nil where there is none in the inbox and none is needed.
    private func export(
        _ selection: InputSelection, _ story: ItemStory, isNeeded: Bool
    ) throws -> Export? {
        let hasInputs =
            try isNeeded || selection.hasAny || InputSelection.inboxIsComplete(session.layout)
        guard hasInputs else { return nil }
        let details = RunDetails(listener: story.take)
        let inputs = try LoadedInputs(session, selection, now: now, details: details, progress: progress)
        return Export(inputs: inputs, details: details)
    }

    /// Tells the story what the next export would make of each score.
    private func plan(_ export: Export?, _ story: ItemStory) throws {
        guard let export else { return }
        let inputs = export.inputs
        try session.ledger.read { ledger in
            var context = PlanContext(
                gradebook: inputs.gradebook, roster: inputs.roster, stream: inputs.stream,
                settings: inputs.settings, states: try CampusStates(ledger), details: export.details)
            context.threads = 1
            let run = PlanRun(
                context, scan: try ledger.scanLineItems(), titles: ledger.sentTitles)
            try run.run()
        }
    }

    /// What the ledger knows of an item, joined to what the newest export makes of it.
    ///
    /// - Parameter students: only line items in which one of them has something, and only their scores.
    private func lines(
        ofItem item: String, _ entries: [ItemStory.Entry], of students: Set<String>? = nil
    ) throws -> [Explanation.LineItem] {
        try session.ledger.read { ledger in
            let past = try LedgerStory(ledger)
            let ages = try FindingAges(ledger, ofItem: item)
            let scan = try ledger.lineItems(ofItem: item)
            var lines: [Explanation.LineItem] = []
            while let line = try scan.current {
                try scan.withResults { lines.append(try past.lineItem(line, packed: $0)) }
                try scan.advance()
            }
            for entry in entries {
                guard let place = entry.section else { continue }
                let index = lines.firstIndex { $0.section == place } ?? lines.count
                if index == lines.count { lines.append(.init(unsent: item, in: place)) }
                lines[index].add(entry, since: ages.since(entry))
            }
            lines.sort { $0.section < $1.section }
            for index in lines.indices {
                lines[index].scores.sort { $0.student < $1.student }
                if let students { lines[index].scores.removeAll { !students.contains($0.student) } }
                lines[index].placeScores()
            }
            return lines
        }
    }

    /// Scores of rows that meet no section.
    private func others(ofItem item: String, _ entries: [ItemStory.Entry]) throws -> [Explanation.Score] {
        let ages = try session.ledger.read { try FindingAges($0, ofItem: item) }
        return entries.filter { $0.section == nil }.map { .init(entry: $0, since: ages.since($0)) }
    }
}
