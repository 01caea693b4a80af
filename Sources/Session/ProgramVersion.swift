import Commit
import Ledger

/// This program.
public enum ProgramVersion {
    /// As every report says it.
    public static let text = "0.1.0"

    /// The commit that it was built of; `unknown` where whoever built it did not say.
    public static let commit = unsafe String(cString: gradebridge_commit())

    /// As `--version` says it: the version alone in the first line.
    public static let lines = "\(text)\ncommit \(commit)\nledger format \(Ledger.format)"
}
