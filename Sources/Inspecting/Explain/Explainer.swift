public import Domain
public import Exporting
import Intake
import Ledger
import Planning
import Records
public import Session

/// `explain`: what the ledger has done with an item, and what the newest export makes of it now.
public struct Explainer {
    private let session: WorkspaceSession
    private let now: Instant
    private let progress: ProgressReport

    public init(_ session: WorkspaceSession, now: Instant, progress: ProgressReport) {
        self.session = session
        self.now = now
        self.progress = progress
    }

    public func explain(
        item: String, section: String?, student: String?, _ selection: InputSelection
    ) throws -> Explanation {
        let (entries, inputs) = try present(item, selection)
        var lines = try session.ledger.read { try past(item, $0) }
        for entry in entries {
            guard let place = entry.section else { continue }
            let index = lines.firstIndex { $0.section == place } ?? lines.count
            if index == lines.count { lines.append(Self.emptyLine(item, place)) }
            lines[index].add(entry)
        }
        lines.sort { $0.section < $1.section }
        if let section { lines.removeAll { $0.section != section } }
        for index in lines.indices {
            lines[index].scores.sort { $0.student < $1.student }
            if let student { lines[index].scores.removeAll { $0.student != student } }
        }
        let unknown = entries.filter { $0.section == nil && (student == nil || $0.student == student) }
        return Explanation(
            item: item, lineItems: lines, withoutSection: unknown.map { .init(entry: $0) }, inputs: inputs)
    }

    /// What the newest export makes of the item; nothing where there is none in the inbox.
    private func present(
        _ item: String, _ selection: InputSelection
    ) throws -> ([ItemStory.Entry], [String]) {
        let hasInputs =
            try selection.hasAny || InputSelection.inboxIsComplete(session.layout)
        guard hasInputs else { return ([], []) }
        let story = ItemStory(item: item)
        let details = RunDetails(listener: story.take)
        let inputs = try LoadedInputs(session, selection, now: now, details: details, progress: progress)
        try session.ledger.read { ledger in
            var context = PlanContext(
                gradebook: inputs.gradebook, roster: inputs.roster, stream: inputs.stream,
                settings: inputs.settings, states: try CampusStates(ledger), details: details)
            context.threads = 1
            let run = PlanRun(
                context, scan: try ledger.scanLineItems(), titles: ledger.sentTitles)
            try run.run()
        }
        return (story.entries, inputs.records.map(\.name))
    }

    /// What the ledger knows of the item.
    private func past(_ item: String, _ ledger: LedgerSession) throws -> [Explanation.LineItem] {
        let past = try LedgerStory(ledger)
        let scan = try ledger.lineItems(ofItem: item)
        var lines: [Explanation.LineItem] = []
        while let line = try scan.current {
            try scan.withResults { lines.append(try past.lineItem(line, packed: $0)) }
            try scan.advance()
        }
        return lines
    }

    private static func emptyLine(_ item: String, _ section: String) -> Explanation.LineItem {
        Explanation.LineItem(
            lineItem: LineItemIdentity(item: item, section: section).id, section: section, bundles: [],
            wordings: [], campusHold: nil, shownByCampus: LineItemShown.never.words, editedInCampus: false,
            campus: nil, scores: [])
    }
}

extension Explanation.LineItem {
    /// Joins what the newest export says of a student to what the ledger knows.
    fileprivate mutating func add(_ entry: ItemStory.Entry) {
        guard let index = scores.firstIndex(where: { $0.student == entry.student && $0.now == nil }) else {
            scores.append(.init(entry: entry))
            return
        }
        scores[index].now = entry.now
        scores[index].whatToDo = entry.whatToDo
        scores[index].row = entry.line
    }
}

extension Explanation.Score {
    fileprivate init(entry: ItemStory.Entry) {
        self.init(
            student: entry.student, now: entry.now, whatToDo: entry.whatToDo, row: entry.line, sends: [],
            seenInCampus: nil, confirmed: false, ambiguousInCampus: false,
            dueAgain: false, frozen: nil, frozenSince: nil, freeze: nil,
            releases: [], lifts: nil)
    }
}
