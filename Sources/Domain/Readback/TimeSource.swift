/// Where the time of a read-back comes from (Spec/readback.md, "Time").
public enum TimeSource: String, Sendable, CaseIterable, Codable {
    /// `--as-of`.
    case asOf = "as-of"
    /// A date with a time in its name.
    case name
    /// The newest of its files.
    case files
    /// Nothing said when.
    case clock
}
