public import Domain
import Ledger
import Outcome
import PlainText
import Records
import Session

extension BundleCommands {
    /// `bundles mark`: a person knows what became of a bundle. Imported: it counts as arrived from now on.
    /// Lost: what it carried last, and Campus has not shown, goes out again with the next export.
    public func mark(
        _ sequence: Int, _ state: BundleMarkState, by: String?, why: String?, now: Instant
    ) throws -> MarkOutcome {
        try session.recover(now: now)
        let tidy = OutboxTidy(session)
        var change = OutboxTidy.Change()
        let dueAgain = try session.ledger.write { ledger in
            guard try ledger.bundle(sequence: sequence) != nil else {
                throw PublishError.noSuchBundle(sequence)
            }
            try ledger.recordMark(BundleMark(bundle: sequence, state: state, at: now, by: by, why: why))
            switch state {
            case .imported:
                try ledger.recordArrival([sequence], at: now, readback: nil)
                try ledger.recordLost(bundle: sequence, at: nil)
                _ = try WaitingResults(of: sequence).set(dueAgain: false, ledger)
                // It has arrived: nobody is to import it once more.
                change = try tidy.run(ledger, at: now)
                return 0
            case .lost:
                try ledger.removeMarkedArrival(sequence)
                try ledger.recordLost(bundle: sequence, at: now)
                let count = try WaitingResults(of: sequence).set(dueAgain: true, ledger)
                // Its scores go out in another bundle: nobody is to import both.
                change = try tidy.run(ledger, at: now, lost: sequence)
                return count
            }
        }
        try tidy.finish(change, session.ledger)
        return MarkOutcome(
            bundles: try show(sequence).bundles, marked: state, dueAgain: dueAgain)
    }

    /// The result of `bundles mark` (Spec/json.md).
    public struct MarkOutcome: Codable, Sendable, Equatable {
        public var version = 1
        public var command = "bundles mark"
        public var bundles: [Item]
        public var marked: BundleMarkState
        /// Scores that go out again because the bundle was lost.
        public var dueAgain: Int
        /// Always empty: what an interrupted run left staged is published by `export` and `nightly` alone.
        public var recovered: [Int] = []

        public var text: String {
            let number = bundles.first?.sequence ?? 0
            return marked == .imported
                ? "Bundle \(number) is marked imported: it counts as arrived."
                : "Bundle \(number) is marked lost: \(PlanText.count(dueAgain, "score")) that Campus has not shown go out again with the next export."
        }
    }
}
