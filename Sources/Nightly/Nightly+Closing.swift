import Domain
import DurableFiles
import Ledger
package import Outcome
import PlainText
import Programs
import Records
import Reporting
import Session
import Workspace

// The end of a night: its verdict, and whoever is told of it.
extension Nightly {
    package func close(_ outcome: inout NightOutcome) async {
        conclude(&outcome)
        // A ledger of which no sound copy could be made is left as it is, and nothing is said of it.
        let isDamaged = outcome.failures.contains { $0.exit == .ledgerUnusable }
        let reports = ReportWriter(session, now: now, progress: progress)
        if !isDamaged {
            let publisher = ReportPublisher(session)
            let made = attempt(.report, &outcome) { outcome in
                var request = ReportRequest()
                request.beside = publisher.schools
                let made = try reports.write(request, run: run, night: outcome)
                outcome.page = made.reports.first?.page
                outcome.tasks = made.reports.first?.tasks
                outcome.done(.report, "the page is reports/\(run)/report.html")
                return made
            }
            conclude(&outcome)
            if let made, publisher.hasTargets {
                tell(await publisher.publish(made.reports), &outcome)
                conclude(&outcome)
            }
        }
        _ = attempt(.report, &outcome) { outcome in
            outcome.report = session.layout.reports.appending(run).appending("night.txt").string
            try writeReport(outcome)
            if !isDamaged {
                try record(outcome)
                _ = try reports.writeIndex()
            }
        }
        conclude(&outcome)
        await notifyOthers(outcome)
        log.end(outcome)
    }

    /// What was published, once, and each place that has no report.
    private func tell(_ published: [PublishedReport], _ outcome: inout NightOutcome) {
        let failures = published.compactMap(\.failure)
        let places = published.count - failures.count
        if places > 0 {
            outcome.done(.report, "the report is in \(Counted.text(places, "other place")) as well")
        }
        failAll(.report, failures, &outcome)
    }

    private func conclude(_ outcome: inout NightOutcome) {
        let news: [ExitCode] = outcome.attention.isEmpty ? [] : [.needsPerson]
        outcome.exitCode = ExitCode.worst(outcome.failures.map(\.exit) + news).rawValue
        outcome.sentence = NightText.sentence(outcome)
    }

    /// `reports/<run>/night.json` and `night.txt`; a rerun of the same moment replaces them.
    private func writeReport(_ outcome: NightOutcome) throws {
        let folder = session.layout.reports.appending(run)
        try Files.createPrivateFolder(folder)
        let texts = [("night.json", try JSONText.pretty(outcome)), ("night.txt", NightText.text(outcome))]
        for (name, text) in texts {
            try Files.writeDurably(
                text + "\n", to: folder.appending(name), byWayOf: session.layout.staging)
        }
        try Files.syncFolder(folder)
    }

    /// The night's line in the history.
    private func record(_ outcome: NightOutcome) throws {
        let summary = try JSONText.compact(outcome)
        try session.ledger.write { ledger in
            try ledger.removeUnfinishedRuns(of: .nightly)
            let run = try ledger.recordRun(command: .nightly, at: now, summary: summary, inputs: [])
            try ledger.recordFinished(run: run)
        }
    }

    /// Neither a failing program nor a failing file changes what the night has done.
    private func notifyOthers(_ outcome: NightOutcome) async {
        if let file = settings.metricsFile {
            do {
                let seconds = Double((ContinuousClock.now - began).components.seconds)
                let figures = NightFigures(outcome, at: now, try facts(seconds: seconds))
                try Metrics.write(figures, to: file)
            } catch {
                log.error("metrics not written", ["what": Failure(error).message])
            }
        }
        guard !settings.notify.command.isEmpty else { return }
        do {
            let summary = try JSONText.pretty(outcome)
            let notifier = Notifier(
                command: settings.notify.command, timeoutSeconds: settings.notify.timeoutSeconds)
            let answer = await notifier.send(Array((summary + "\n").utf8))
            if answer != .sent { log.error("nobody was told", ["what": "notify.command: \(answer)"]) }
        } catch {
            log.error("nobody was told", ["what": Failure(error).message])
        }
    }
}
