import Domain
import DurableFiles
import Exporting
import Intake
import Ledger
public import Outcome
import ReadingBack
import Records
import Session
import Workspace

extension Nightly {
    /// What the night would do. Changes nothing, and asks no other host.
    public func tryOut() async throws -> NightOutcome {
        var outcome = NightOutcome(
            district: session.configuration.district.name, run: run, at: now)
        outcome.dryRun = true
        let readbacks = lookAtInbox(&outcome)
        tryReadBack(&outcome, readbacks)
        let isRecent = attempt(.export, &outcome) { _ in try ReadbackAge(session).check(now) } != nil
        if isRecent { tryExport(&outcome) }
        tryDeliver(&outcome, isRecent: isRecent)
        outcome.exitCode = ExitCode.worst(outcome.failures.map(\.exit)).rawValue
        outcome.sentence = NightText.sentence(outcome)
        return outcome
    }

    /// - Returns: the names of the read-backs that would be taken.
    private func lookAtInbox(_ outcome: inout NightOutcome) -> [String] {
        var (open, readbacks): ([String], [String]) = ([], [])
        let misplaced = MisplacedReadbacks(session)
        for kind in DropKind.allCases {
            let files = attempt(.claim, &outcome) { _ in try DropFolder.look(kind, in: session.layout) }
            if files == nil, kind == .readback || misplaced.isAnythingOut {
                outcome.blocked.append("what lies in \(kind.inbox(in: session.layout)) is not known")
            }
            for file in files ?? [] {
                let isTaken = tryClaim(file, misplaced, &outcome, &open)
                if isTaken, kind == .readback { readbacks.append(file.name) }
            }
        }
        let beside = attempt(.claim, &outcome) { _ in try DropFolder.beside(in: session.layout) }
        open +=
            beside.map {
                $0.map { "\($0.name): \(MisplacedReadbacks.words(beside: $0.path, session.layout))" }
            }
            ?? ["what lies in the inbox is not known"]
        outcome.blocked += open.firstFew {
            $0
        } more: {
            "\(PlanText.count($0, "more read-back")) would not be applied"
        }
        outcome.done(
            .claim,
            "\(PlanText.count(outcome.count(.taken), "export")) would be taken out of the inbox, "
                + "\(outcome.count(.waiting)) left to settle, \(outcome.count(.refused)) refused")
        return readbacks
    }

    /// - Parameter open: why read-backs would not be applied, which this adds to.
    /// - Returns: whether it would be taken.
    private func tryClaim(
        _ file: DroppedFile, _ misplaced: MisplacedReadbacks, _ outcome: inout NightOutcome,
        _ open: inout [String]
    ) -> Bool {
        let (state, reason): (NightOutcome.DroppedState, String) =
            switch claim.look(file) {
            case .taken: (.taken, "")
            case .waiting(let reason): (.waiting, reason)
            case .refused(let reason, _): (.refused, reason)
            case .failed(let failure): (.waiting, failure.message)
            }
        outcome.add(
            .init(
                state: state, kind: file.kind, name: file.name, reason: reason,
                path: file.path.string,
                minutesAgo: state == .waiting ? claim.minutesSettling(file) : nil))
        guard state != .taken else { return true }
        guard file.kind == .readback else {
            let mayHide = attempt(.claim, &outcome) { _ in
                try misplaced.mayHide(in: file.path, kind: file.kind)
            }
            if mayHide ?? misplaced.isAnythingOut {
                open.append("\(file.name): \(MisplacedReadbacks.words(file.kind))")
            }
            return false
        }
        let minutes = PlanText.count(settings.inbox.settleMinutes, "minute")
        let patience = claim.isSettling(file) ? "; a night waits up to \(minutes) for it to settle" : ""
        open.append("\(file.name) would not be applied: \(reason)\(patience)")
        return false
    }

    private func tryReadBack(_ outcome: inout NightOutcome, _ dropped: [String]) {
        _ = attempt(.readback, &outcome) { outcome in
            let claimed = try ClaimedFile.list(.readback, in: session.layout).map(\.name)
            let names = claimed + dropped
            let unread = try session.ledger.read { try $0.unreadReadbacks() }
            outcome.blocked += unread.firstFew(ReadbackStep.words) {
                "\(PlanText.count($0, "more read-back")) \($0 == 1 ? "was" : "were") not applied"
            }
            if names.isEmpty {
                outcome.skip(.readback, "no new export of Campus has come")
            } else {
                let told = names.firstFew {
                    $0
                } more: {
                    "\($0) more"
                }
                outcome.done(.readback, "would be read back: \(told.joined(separator: ", "))")
            }
        }
    }

    /// The plan with what is there now; read-backs that are still to be applied may freeze some of it.
    private func tryExport(_ outcome: inout NightOutcome) {
        guard outcome.blocked.isEmpty else {
            return outcome.skip(
                .export, "nothing new would be sent: \(outcome.blocked.joined(separator: "; "))")
        }
        _ = attempt(.export, &outcome) { outcome in
            guard let gradebook = try newest(.gradebook, outcome), let roster = try newest(.roster, outcome)
            else {
                return outcome.skip(.export, "there is no gradebook export, or no roster, to work with")
            }
            let folder = try TemporaryFolder.make()
            defer { _ = try? Files.removeTree(folder) }
            var plan = try Exporter(session, now: now, progress: progress).preview(
                InputSelection(gradebook: gradebook, roster: roster), details: folder.appending("details.csv")
            )
            plan.details = ""
            outcome.export = plan
            outcome.done(.export, PlanText.sentence(plan))
        }
    }

    /// The newest that would be taken, else the newest that was taken before.
    private func newest(_ kind: DropKind, _ outcome: NightOutcome) throws -> FilePath? {
        try outcome.inbox.last { $0.kind == kind && $0.state == .taken }.map { FilePath($0.path) }
            ?? ClaimedFile.list(kind, in: session.layout).first?.path
    }

    private func tryDeliver(_ outcome: inout NightOutcome, isRecent: Bool) {
        _ = attempt(.deliver, &outcome) { outcome in
            let waiting = try session.ledger.read { try $0.deliveries() }.filter(\.state.isPending)
            outcome.waitingForDelivery = waiting.map(\.bundle)
            if settings.deliver.host == nil {
                outcome.skip(.deliver, "no host is configured (deliver.host): bundles stay in the outbox")
            } else if !outcome.blocked.isEmpty || !isRecent {
                outcome.skip(
                    .deliver, "nothing would be delivered: what people changed in Campus is not known")
            } else if waiting.isEmpty {
                outcome.skip(.deliver, "no bundle waits for its delivery")
            } else {
                outcome.done(.deliver, "bundle \(numbers(waiting.map(\.bundle))) would be delivered")
            }
        }
    }
}
