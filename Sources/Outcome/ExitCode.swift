/// How a command ends (Spec/commands.md, "Exit codes"). Anything else is a failure.
public enum ExitCode: Int32, Sendable {
    case done = 0
    case failed = 1
    case needsPerson = 3
    case noLedger = 10
    case lockHeld = 11
    case ledgerUnusable = 12
    case inputRefused = 20
    case guardStopped = 21
    case usage = 64
    case temporary = 75
    case interrupted = 130
}
