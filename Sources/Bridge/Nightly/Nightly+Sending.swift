import Domain
import DurableFiles
import Programs
import Workspace

// The steps of a night that send something.
extension Nightly {
    /// Takes back what waits and Campus has changed since. Where that fails nothing may be delivered.
    func withdraw(_ outcome: inout NightOutcome) {
        tellWithdrawn(&outcome)
        guard settings.deliver.host != nil else { return }
        let isChecked: Void? = attempt(.withdraw, &outcome) { outcome in
            let withdrawn = try WithdrawStep(session: session, now: now).run()
            guard !withdrawn.isEmpty else { return }
            outcome.needsPerson("withdrawn")
            for bundle in withdrawn {
                outcome.deliveries.append(
                    .init(
                        bundle: bundle, file: "", state: "withdrawn",
                        reason: "something in it changed in Campus before it was delivered"))
            }
            outcome.done(
                .withdraw,
                "bundle \(numbers(withdrawn)) is not delivered, because Campus changed something in it; "
                    + "the rest of it goes out anew")
        }
        if isChecked == nil { outcome.blocked.append("the waiting bundles could not be checked") }
    }

    /// What the night's read-backs took out of the outbox, from which people carry bundles to Campus.
    private func tellWithdrawn(_ outcome: inout NightOutcome) {
        let withdrawn = outcome.readbacks.filter(\.isNews).flatMap { $0.withdrawn ?? [] }
        guard !withdrawn.isEmpty else { return }
        for bundle in withdrawn {
            outcome.deliveries.append(
                .init(
                    bundle: bundle, file: "", state: "withdrawn",
                    reason: "something in it changed in Campus before it was imported"))
        }
        outcome.done(
            .withdraw,
            "bundle \(numbers(withdrawn)) was taken out of the outbox, because Campus has newer scores than it; "
                + "do not import it, the rest of it goes out anew")
        tell(outcome, .withdraw)
    }

    func export(_ outcome: inout NightOutcome) {
        guard outcome.blocked.isEmpty else {
            outcome.skip(.export, "nothing new is sent: \(outcome.blocked.joined(separator: "; "))")
            outcome.needsPerson("blocked")
            log.warning(
                "nothing new is sent", ["step": "export", "why": outcome.blocked.joined(separator: "; ")])
            return
        }
        _ = attempt(.export, &outcome) { outcome in
            let result = try ExportStep(session: session, now: now, progress: progress, put: put).run()
            settle(result.dropped, &outcome)
            for failure in result.failures { fail(.export, failure, &outcome) }
            warnOfAge(result.gradebook, &outcome)
            if let plan = result.outcome {
                outcome.export = plan
                for code in plan.attention { outcome.needsPerson(code) }
                outcome.done(.export, PlanText.sentence(plan))
            } else if result.failures.isEmpty {
                outcome.skip(.export, "there is no gradebook export, or no roster, to work with")
                outcome.needsPerson("nothing-came")
            }
        }
    }

    /// A gradebook that does not come any more is found on the second night and not after a term.
    private func warnOfAge(_ gradebook: ClaimedFile?, _ outcome: inout NightOutcome) {
        let days = settings.inbox.maxAgeDays
        guard days > 0, let gradebook else { return }
        let age = claim.clock.seconds - gradebook.changed.seconds
        guard age > Int64(days) * Instant.secondsPerDay else { return }
        outcome.needsPerson("gradebook-old")
        log.warning("the gradebook export is old", ["days": "\(age / Instant.secondsPerDay)"])
    }

    /// Tells which bundles wait for their delivery. A ledger that cannot be read says nothing of that, and so the step
    /// has failed.
    private func tellWaiting(_ outcome: inout NightOutcome) -> Bool {
        let isTold: Void? = attempt(.deliver, &outcome) { outcome in
            let deliveries = try session.ledger.read { try $0.deliveries() }
            outcome.waitingForDelivery = deliveries.filter(\.state.isPending).map(\.bundle)
        }
        return isTold != nil
    }

    /// What was published on an earlier night is held back as well while nobody knows what Campus has.
    private func holdsBack(_ outcome: NightOutcome) -> Bool {
        !outcome.blocked.isEmpty || outcome.failures.contains { $0.code == "guard-readback" }
    }

    func deliver(_ outcome: inout NightOutcome) async {
        guard let target = settings.deliver.host else {
            if let sent = outcome.export?.bundles, !sent.isEmpty {
                outcome.done(.deliver, "the bundle waits in the outbox: no host is configured (deliver.host)")
            }
            return
        }
        if holdsBack(outcome) {
            guard tellWaiting(&outcome) else { return }
            outcome.skip(.deliver, "nothing is delivered: what people changed in Campus is not known")
            return tell(outcome, .deliver)
        }
        let recipients = settings.deliver.encryptTo
        let step = DeliverStep(
            session: session, now: now, progress: progress,
            remote: RemoteFolder(host(target), folder: settings.deliver.folder),
            encryption: recipients.isEmpty ? nil : Encryption(recipients: recipients), tries: tries)
        let result = await step.run()
        outcome.deliveries += result.deliveries
        let isTold = tellWaiting(&outcome)
        if let failure = result.failure { fail(.deliver, failure, &outcome) }
        let delivered = result.deliveries.filter { $0.state == "delivered" }
        if !delivered.isEmpty {
            outcome.done(
                .deliver, "bundle \(numbers(delivered.map(\.bundle))) delivered to \(target)")
        } else if result.failure == nil, isTold {
            outcome.skip(.deliver, "no bundle waits for its delivery")
        }
        tell(outcome, .deliver)
    }
}
