public import Domain
package import DurableFiles
import Ledger
package import Outcome
package import Report
public import Session
import Workspace

/// `report`: makes the reports and puts them among the reports of the workspace.
public struct ReportWriter {
    private let session: WorkspaceSession
    private let now: Instant
    private let progress: ProgressReport

    public init(_ session: WorkspaceSession, now: Instant, progress: ProgressReport) {
        self.session = session
        self.now = now
        self.progress = progress
    }

    /// Makes what was asked for and the index.
    public func write(_ request: ReportRequest) throws -> ReportOutcome {
        let outcome = try write(request, run: RunName.make(now, .report), night: nil)
        _ = try writeIndex()
        return outcome
    }

    /// - Parameters:
    ///   - run: the folder among the reports; a rerun of the same moment replaces what is there.
    ///   - night: the night that this is the report of, which the history does not have yet.
    package func write(_ request: ReportRequest, run: String, night: NightOutcome?) throws -> ReportOutcome {
        do {
            return try make(request, run, night)
        } catch {
            // What is half done may hold names, and room that a full disk needs; the first error is the one to tell.
            _ = try? Files.removeTree(session.layout.staging.appending("report"))
            throw error
        }
    }

    private func make(_ request: ReportRequest, _ run: String, _ night: NightOutcome?) throws -> ReportOutcome
    {
        let made = try ReportMaker(
            session: session, now: now, run: run, request: request, night: night, progress: progress
        ).make()
        let page = try page()
        let target = session.layout.reports.appending(run)
        try Files.createPrivateFolder(target)
        var reports: [ReportOutcome.Made] = []
        for one in made {
            progress.update("writing \(one.report.school?.id ?? "the page")")
            reports.append(try put(one, page, under: target))
        }
        try Files.syncFolder(target)
        try Files.removeTree(session.layout.staging.appending("report"))
        return ReportOutcome(
            at: now.description, folder: target.string, index: RunIndexWriter.path(session.layout).string,
            reports: reports)
    }

    /// The index over all runs, of the history as it is now.
    package func writeIndex() throws -> FilePath {
        try RunIndexWriter(session: session, now: now).write(page())
    }

    private func page() throws -> ReportPage {
        try ReportPage(zone: session.zone, locale: session.configuration.district.locale.rawValue)
    }

    /// The page last: what it links to is there before it.
    private func put(_ made: ReportMaker.Made, _ page: ReportPage, under target: FilePath) throws
        -> ReportOutcome.Made
    {
        let folder =
            made.report.school.map {
                target.appending("schools").appending(SchoolFolder.name($0.id))
            } ?? target
        if made.report.school != nil { try Files.createPrivateFolder(target.appending("schools")) }
        try Files.createPrivateFolder(folder)
        let csv = folder.appending("csv")
        try Files.removeTree(csv)
        try Files.rename(made.folder.appending("csv"), to: csv)
        try Files.syncFolder(csv)
        let json = try JSONText.pretty(made.report) + "\n"
        try Files.writeDurably(json, to: folder.appending("report.json"), byWayOf: made.folder)
        let html = try page.html(made.report)
        try Files.writeDurably(html, to: folder.appending("report.html"), byWayOf: made.folder)
        try Files.syncFolder(folder)
        return ReportOutcome.Made(made.report, folder)
    }
}

extension ReportOutcome.Made {
    package init(_ report: Reconciliation, _ folder: FilePath) {
        func scores(_ kind: FindingKind) -> Int {
            report.reasons.filter { $0.kind == kind }.reduce(0) { $0 + $1.code.scores }
        }
        self.init(
            school: report.school?.id, page: folder.appending("report.html").string,
            json: folder.appending("report.json").string, csv: folder.appending("csv").string,
            level: report.verdict.level.rawValue, sentence: report.verdict.sentence,
            frozen: report.frozen.total, held: scores(.held), rejected: scores(.rejected),
            inFlight: report.results.inFlight + report.results.lost, confirmed: report.results.confirmed,
            tasks: report.tasks.count)
    }
}
