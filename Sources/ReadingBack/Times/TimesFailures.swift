import Domain
import DurableFiles
package import Outcome
import Records

// What is wrong with times in the ledger, in words.

extension ClockAhead: SaysFailure {
    package var failure: Failure {
        let what =
            switch latest.kind {
            case .readback: "of the read-back \(FilePath(latest.name).lastComponent?.string ?? "")"
            case .bundle: "at which bundle \(latest.name) came out"
            case .arrival, .unread, .freeze, .release: "of a \(latest.kind.rawValue)"
            }
        return Failure(
            .guardStopped, "guard-clock",
            "\(PlanText.count(count, "time")) in the ledger \(count == 1 ? "lies" : "lie") ahead of the clock, "
                + "the latest the one \(what), \(latest.recorded), and now it is \(now): "
                + "what Campus shows now would pass for an earlier state",
            "Check this computer's clock. If it is right now, it ran ahead when they were written: "
                + "`gradebridge times list` shows them, `gradebridge times correct` puts them right.")
    }
}

extension NothingAhead: SaysFailure {
    package var failure: Failure {
        Failure(
            .failed, "nothing-ahead",
            "no time in the ledger lies ahead of the clock, \(now); nothing was changed",
            "Check this computer's clock, or the time given with --now.")
    }
}
