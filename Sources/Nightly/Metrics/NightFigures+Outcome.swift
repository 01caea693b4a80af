package import Domain
import DurableFiles
import Ledger
package import Outcome
import Records
import Session
import Workspace

/// What the figures of a night take from the ledger rather than from the night.
package struct NightFacts {
    package var frozen: Int
    package var lastSuccess: Instant?
    package var lastReadback: Instant?
    package var lastGradebook: Instant?
    package var ledgerBytes: UInt64
    package var seconds: Double
}

extension Nightly {
    package func facts(seconds: Double) throws -> NightFacts {
        let (frozen, readback, success) = try session.ledger.read { ledger in
            (
                try ledger.freezes().values.reduce(0) { $0 + $1.count },
                try ledger.newestReadbackTime(),
                try ledger.lastRun(
                    of: .nightly, whoseExitIs: [ExitCode.done.rawValue, ExitCode.needsPerson.rawValue])
            )
        }
        let gradebook = try ClaimedFile.list(.gradebook, in: session.layout).first?.changed.seconds
        return NightFacts(
            frozen: frozen, lastSuccess: success, lastReadback: readback,
            lastGradebook: gradebook.map { Instant(secondsSince1970: $0) },
            ledgerBytes: try Files.status(session.layout.ledger)?.size ?? 0, seconds: seconds)
    }
}

extension NightFigures {
    package init(_ outcome: NightOutcome, at now: Instant, _ facts: NightFacts) {
        func age(_ then: Instant?) -> Int64? {
            then.map { max(0, now.secondsSince1970 - $0.secondsSince1970) }
        }
        self.init(
            district: outcome.district, lastRunTimestampSeconds: now.secondsSince1970,
            lastSuccessTimestampSeconds: facts.lastSuccess?.secondsSince1970, exitCode: outcome.exitCode,
            durationSeconds: facts.seconds)
        for step in outcome.steps {
            steps[step.name.rawValue] =
                switch step.state {
                case .done: steps[step.name.rawValue] == .failed ? .failed : .done
                case .skipped: .skipped
                case .failed: .failed
                }
        }
        if let classes = outcome.export?.classes {
            scores = [
                "sent": classes.sent, "unchanged": classes.unchanged, "in-flight": classes.inFlight,
                "frozen": classes.frozen,
            ]
            held = classes.held
            rejected = classes.rejected
        }
        // One that was told before has no counts; what an interrupted run could not tell is counted now.
        for readback in outcome.readbacks {
            newlyFrozen.merge(readback.newlyFrozen, uniquingKeysWith: +)
        }
        frozen = facts.frozen
        bundlesPublished = outcome.export?.bundles.count ?? 0
        bundlesWaiting = outcome.waitingForDelivery.count
        bundlesDelivered = outcome.deliveries.filter { $0.state == .delivered }.count
        readbackAgeSeconds = age(facts.lastReadback)
        gradebookAgeSeconds = age(facts.lastGradebook)
        ledgerBytes = facts.ledgerBytes
        quarantinedFiles = outcome.count(.refused)
    }
}
