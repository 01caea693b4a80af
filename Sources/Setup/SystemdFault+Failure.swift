package import Outcome

extension SystemdFault: SaysFailure {
    package var failure: Failure {
        switch self {
        case .path(let path):
            Failure(
                .failed, "systemd", "systemd cannot be told this path: \(path)",
                "Move the workspace, or the program, to a path without line breaks, and the program to one without "
                    + "quotes and backslashes.")
        case .user(let name), .unknownUser(let name):
            Failure(
                .failed, "systemd", "there is no user \(name) on this computer",
                "Make it first, for example with `sudo adduser --system --group NAME`, or name another with --user."
            )
        }
    }
}
