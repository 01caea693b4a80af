import Domain
import Ledger

// What is wrong with times in the ledger, in words.
extension Failure {
    init(clock error: ClockAhead) {
        let what =
            switch error.latest.kind {
            case .readback: "of the read-back \(FilePath(error.latest.name).lastComponent?.string ?? "")"
            case .bundle: "at which bundle \(error.latest.name) came out"
            case .arrival, .unread, .freeze, .release: "of a \(error.latest.kind.rawValue)"
            }
        self.init(
            .guardStopped, "guard-clock",
            "\(PlanText.count(error.count, "time")) in the ledger \(error.count == 1 ? "lies" : "lie") ahead of the clock, "
                + "the latest the one \(what), \(error.latest.recorded), and now it is \(error.now): "
                + "what Campus shows now would pass for an earlier state",
            "Check this computer's clock. If it is right now, it ran ahead when they were written: "
                + "`gradebridge times list` shows them, `gradebridge times correct` puts them right.")
    }

    init(nothingAhead error: NothingAhead) {
        self.init(
            .failed, "nothing-ahead",
            "no time in the ledger lies ahead of the clock, \(error.now); nothing was changed",
            "Check this computer's clock, or the time given with --now.")
    }
}
