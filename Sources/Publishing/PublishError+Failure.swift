package import Outcome

extension PublishError: SaysFailure {
    package var failure: Failure {
        switch self {
        case .bundleGone(let sequence, let file):
            Failure(
                .failed, "bundle-gone",
                "bundle \(sequence) was about to be published, and \(file) is in none of staging, outbox and archive",
                "Put the file back, or bring the ledger and the folders back from one backup.")
        case .notArchived(let sequence, let path):
            Failure(
                .failed, "not-archived", "bundle \(sequence) is not in the archive (\(path))",
                "Put the file back there from a backup; its SHA-256 is in `gradebridge bundles show \(sequence)`."
            )
        case .otherBytes(let sequence, let path):
            Failure(
                .failed, "other-bytes", "\(path) does not hold the bytes of bundle \(sequence)",
                "Move that file away and look where it came from; gradebridge overwrites nothing.")
        case .superseded(let sequence, let newer, let frozen):
            Failure(
                .guardStopped, "superseded",
                "bundle \(sequence) is not put out again: \(PlanText.count(newer, "thing")) in it went out anew since, "
                    + "\(frozen) changed in Campus",
                "Run `gradebridge export`: what is still to be sent goes out with its present value.")
        case .withdrawn(let sequence):
            Failure(
                .guardStopped, "withdrawn",
                "bundle \(sequence) is not put out again: it was taken back, because it would overwrite what Campus has",
                "Run `gradebridge export`: what is still to be sent goes out with its present value.")
        case .notPublished(let sequence):
            Failure(
                .failed, "not-published",
                "bundle \(sequence) was never published: an interrupted run left it staged",
                "Run `gradebridge export`: it publishes what may still go out, once Campus was read back.")
        case .arrived(let sequence):
            Failure(
                .guardStopped, "arrived",
                "bundle \(sequence) is not put out again: it has arrived in Campus, and once more it would undo what was changed there since",
                "Nothing. What is still to be sent goes out with `gradebridge export`.")
        case .noSuchBundle(let sequence):
            Failure(
                .failed, "no-such-bundle", "there is no bundle \(sequence)",
                "`gradebridge bundles list` shows them.")
        }
    }
}
