import Domain
import DurableFiles
import Exporting
import Ledger
package import Outcome
import Programs
import Publishing
import Records
import Session
import Workspace

// The steps of a night that send something.
extension Nightly {
    /// Takes back what waits and Campus has changed since. Where that fails nothing may be delivered.
    package func withdraw(_ outcome: inout NightOutcome) {
        reportWithdrawn(&outcome)
        guard settings.deliver.host != nil else { return }
        let isChecked: Void? = attempt(.withdraw, &outcome) { outcome in
            let withdrawn = try WithdrawStep(session: session, now: now).run()
            guard !withdrawn.isEmpty else { return }
            outcome.withdrew(withdrawn, before: "it was delivered")
            outcome.done(.withdraw, notDelivered(withdrawn))
        }
        if isChecked == nil { outcome.blocked.append("the waiting bundles could not be checked") }
    }

    private func notDelivered(_ bundles: [Int]) -> String {
        "bundle \(numbers(bundles)) is not delivered, because Campus changed something in it; "
            + "the rest of it goes out again"
    }

    /// What the night's read-backs took out of the outbox, from which people carry bundles to Campus.
    private func reportWithdrawn(_ outcome: inout NightOutcome) {
        let withdrawn = outcome.readbacks.filter(\.isNews).flatMap { $0.withdrawn ?? [] }
        guard !withdrawn.isEmpty else { return }
        outcome.withdrew(withdrawn, before: "it was imported")
        outcome.done(
            .withdraw,
            "bundle \(numbers(withdrawn)) was taken out of the outbox, because Campus has newer scores than it; "
                + "do not import it, the rest of it goes out again")
        logStep(outcome, .withdraw)
    }

    /// Whether it is known, and lately enough, what people changed in Campus. Asked in every night, whether or not there is
    /// anything new to export: bundles of earlier nights are held back as well.
    package func isSafeToSend(_ outcome: inout NightOutcome) -> Bool {
        guard outcome.blocked.isEmpty else {
            outcome.skip(.export, "nothing new is sent: \(outcome.blocked.joined(separator: "; "))")
            outcome.needsPerson(.blocked)
            log.warning(
                "nothing new is sent", ["step": "export", "why": outcome.blocked.joined(separator: "; ")])
            return false
        }
        return attempt(.export, &outcome) { _ in try ReadbackAge(session).check(now) } != nil
    }

    /// - Returns: whether bundles may be delivered; false where what was refused may be an export of Campus.
    package func export(_ outcome: inout NightOutcome) -> Bool {
        guard publishLate(&outcome) else { return true }
        let isSafe = attempt(.export, &outcome) { outcome in
            let result = try ExportStep(
                session: session, now: now, progress: progress, inputs: inputs, readbacks: readbackStep
            ).run()
            settle(result.dropped, &outcome)
            failAll(.export, result.failures, &outcome)
            if result.hidesReadback {
                outcome.blocked.append("what was refused may be an export of Campus")
                outcome.needsPerson(.blocked)
            }
            warnOfAge(result.gradebook, &outcome)
            if let plan = result.outcome {
                outcome.export = plan
                for code in plan.attention { outcome.needsPerson(code) }
                outcome.done(.export, PlanText.sentence(plan))
            } else if result.failures.isEmpty {
                let isArriving = NightText.arriving(outcome, [.gradebook, .roster]) != nil
                outcome.skip(
                    .export,
                    isArriving
                        ? "what has come is still arriving"
                        : "there is no gradebook export, or no roster, to work with")
                if !isArriving { outcome.needsPerson(.nothingCame) }
            }
            return !result.hidesReadback
        }
        // A step that failed has made no bundle; those before it are known to be right.
        return isSafe ?? true
    }

    /// What an interrupted run left staged comes out before anything new is planned.
    private func publishLate(_ outcome: inout NightOutcome) -> Bool {
        let isDone: Void? = attempt(.recovery, &outcome) { outcome in
            let late = try LateBundles(session: session, now: now).publish()
            outcome.recovered = late.published
            outcome.withdrew(late.withdrawn, before: "it was published")
            guard !late.published.isEmpty else { return }
            outcome.done(
                .recovery, "bundle \(numbers(late.published)) of an interrupted run was published")
        }
        return isDone != nil
    }

    /// A gradebook that does not come any more is found on the second night and not after a term.
    private func warnOfAge(_ gradebook: ClaimedFile?, _ outcome: inout NightOutcome) {
        let days = settings.inbox.maxAgeDays
        guard days > 0, let gradebook else { return }
        let age = claim.clock.seconds - gradebook.changed.seconds
        guard age > Int64(days) * Instant.secondsPerDay else { return }
        outcome.needsPerson(.gradebookOld)
        log.warning("the gradebook export is old", ["days": "\(age / Instant.secondsPerDay)"])
    }

    /// Lists which bundles wait for their delivery. A ledger that cannot be read says nothing of that, and so the step
    /// has failed.
    private func listWaiting(_ outcome: inout NightOutcome) -> Bool {
        let isListed: Void? = attempt(.deliver, &outcome) { outcome in
            let deliveries = try session.ledger.read { try $0.deliveries() }
            outcome.waitingForDelivery = deliveries.filter(\.state.isPending).map(\.bundle)
        }
        return isListed != nil
    }

    /// - Parameter isSafe: what was published on an earlier night is held back as well while nobody knows what Campus has.
    package func deliver(_ outcome: inout NightOutcome, isSafe: Bool) async {
        guard let target = settings.deliver.host else {
            if let sent = outcome.export?.bundles, !sent.isEmpty {
                outcome.done(.deliver, "the bundle waits in the outbox: no host is configured (deliver.host)")
            }
            return
        }
        guard isSafe else {
            guard listWaiting(&outcome) else { return }
            outcome.skip(.deliver, "nothing is delivered: what people changed in Campus is not known")
            return logStep(outcome, .deliver)
        }
        let recipients = settings.deliver.encryptTo
        let step = DeliverStep(
            session: session, now: now, progress: progress,
            remote: RemoteFolder(host(target), folder: settings.deliver.folder),
            encryption: recipients.isEmpty ? nil : Encryption(recipients: recipients), tries: tries)
        let result = await step.run()
        outcome.deliveries += result.deliveries
        let isListed = listWaiting(&outcome)
        if let failure = result.failure { fail(.deliver, failure, &outcome) }
        let withdrawn = result.deliveries.filter { $0.state == .withdrawn }.map(\.bundle)
        if !withdrawn.isEmpty {
            outcome.needsPerson(.withdrawn)
            outcome.done(.withdraw, notDelivered(withdrawn))
        }
        let delivered = result.deliveries.filter { $0.state == .delivered }.map(\.bundle)
        if !delivered.isEmpty {
            outcome.done(.deliver, "bundle \(numbers(delivered)) delivered to \(target)")
        } else if result.failure == nil, isListed, withdrawn.isEmpty {
            outcome.skip(.deliver, "no bundle waits for its delivery")
        }
        logStep(outcome, .deliver)
    }
}
