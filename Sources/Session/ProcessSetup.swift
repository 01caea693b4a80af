import Glibc
import Outcome

/// What the process asks of the system before it does anything.
public enum ProcessSetup {
    public static func run() {
        // The ledger's journal and every other file of ours is for this user alone.
        umask(0o077)
        // One bundle per school keeps a few files open for each: take what the system allows.
        var limit = rlimit()
        if unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 {
            limit.rlim_cur = limit.rlim_max
            unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        }
        // A closed pipe is an error like any other: whoever stops listening does not end the run.
        signal(SIGPIPE, SIG_IGN)
        // Every step may be the last one, so an interruption needs no tidying; only its exit code is ours.
        signal(SIGINT) { _ in _exit(ExitCode.interrupted.rawValue) }
    }
}
