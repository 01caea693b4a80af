package import Outcome

extension DeliveryError: SaysFailure {
    package var failure: Failure {
        switch self {
        case .conflict(let bundle, let name, let there, let ours):
            Failure(
                .failed, "remote-conflict",
                "bundle \(bundle) is not delivered: \(name) is on the other host already with \(there) bytes, ours has \(ours)",
                "Look where that file came from and move it away there; gradebridge overwrites nothing.")
        case .noProgress:
            Failure(
                .failed, "remote-no-progress",
                "the other host said yes to everything, and its folder does not show it",
                "Look at the folder with `sftp`; the bundle waits for the next night.")
        }
    }
}

extension FetchError: SaysFailure {
    package var failure: Failure {
        switch self {
        case .changedMeanwhile(let name):
            Failure(
                .temporary, "remote-changing", "\(name) changed while it was fetched",
                "Nothing: it is still being written, and the next night takes it.")
        }
    }
}
