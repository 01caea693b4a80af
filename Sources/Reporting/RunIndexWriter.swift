package import Domain
package import DurableFiles
import Exporting
import Ledger
import Outcome
import ReadingBack
import Records
package import Report
package import Session
package import Workspace

/// `reports/index.html`: the newest runs that the ledger remembers, with the files that they left.
package struct RunIndexWriter {
    package let session: WorkspaceSession
    package let now: Instant

    /// What a run leaves for people to open, in the order in which they are offered.
    private static let files = ["report.html", "night.txt", "details.csv"]

    package static func path(_ layout: WorkspaceLayout) -> FilePath { layout.reports.appending("index.html") }

    package func write(_ page: ReportPage) throws -> FilePath {
        let html = try page.index(try index())
        let target = Self.path(session.layout)
        try Files.writeDurably(html, to: target, byWayOf: session.layout.staging)
        try Files.syncFolder(session.layout.reports)
        return target
    }

    private func index() throws -> RunIndex {
        let (recorded, total) = try session.ledger.read {
            (try $0.recentRuns(limit: PageLimits.runs), try $0.runCount())
        }
        var runs = try recorded.map { try run($0) }
        // A report is no line of the ledger's history: it changes nothing.
        let reports = try Files.list(session.layout.reports) { $0.hasSuffix(RunKind.report.ending) }
            .filter { $0.kind == .folder }
        for folder in reports {
            guard let made = RunName.instant(of: folder.name) else { continue }
            runs.append(
                RunIndex.Run(
                    at: made.description, command: RunKind.report.rawValue, sentence: "", attention: [],
                    files: try pages(in: folder.name)))
        }
        runs.sort { ($1.at, $1.command) < ($0.at, $0.command) }
        return RunIndex(
            district: session.configuration.district.name, at: now.description, runs: runs,
            total: total + reports.count)
    }

    /// Of a report of schools alone, which has no page of the district, the schools' pages.
    private func pages(in folder: String) throws -> [String] {
        let own = try files(in: folder)
        let schools = session.layout.reports.appending(folder).appending("schools")
        guard own.isEmpty, try Files.status(schools)?.kind == .folder else { return own }
        return try Files.list(schools).map { "\(folder)/schools/\($0.name)/report.html" }.filter {
            try Files.exists(session.layout.reports.appending($0))
        }
    }

    private func run(_ recorded: HistoryLine) throws -> RunIndex.Run {
        let told = RunStory(recorded)
        let folder = RunKind(rawValue: recorded.command).map { RunName.make(recorded.at, $0) }
        return RunIndex.Run(
            at: recorded.at.description, command: recorded.command, sentence: told.sentence,
            attention: told.attention, files: try folder.map(files(in:)) ?? [])
    }

    private func files(in folder: String) throws -> [String] {
        try Self.files.map { "\(folder)/\($0)" }.filter {
            try Files.exists(session.layout.reports.appending($0))
        }
    }
}

/// One run of the history in a sentence.
private struct RunStory {
    var sentence = ""
    var attention: [String] = []

    init(_ line: HistoryLine) {
        // Another version may have written a summary that this one cannot read: the index has the run without a sentence.
        let told = try? Self.told(line)
        (sentence, attention) = told ?? ("", [])
        if !line.isFinished { sentence += " It did not come to its end." }
    }

    private static func told(_ line: HistoryLine) throws -> (sentence: String, attention: [String]) {
        func decoded<T: Decodable>(_ type: T.Type) throws -> T {
            try JSONText.decode(type, from: line.summary)
        }
        switch line.knownCommand {
        case .export:
            let outcome = try decoded(PlanOutcome.self)
            return (PlanText.sentence(outcome), outcome.attention)
        case .readback:
            let outcome = try decoded(ReadbackOutcome.self)
            return (ReadbackText.sentence(outcome), outcome.attention)
        case .nightly:
            let outcome = try decoded(NightOutcome.self)
            return (outcome.sentence, outcome.attention)
        case .frozenRelease:
            let outcome = try decoded(ReleaseOutcome.self)
            return ("\(PlanText.count(outcome.released.count, "score")) released by \(outcome.by).", [])
        case .heldRelease: return (try decoded(HeldList.self).sentence, [])
        case .findingsKnown, .findingsUnknown: return (try decoded(FindingMarkOutcome.self).sentence, [])
        // It changed times alone, or is a command of another version.
        case .timesCorrect, nil: return ("", [])
        }
    }
}
