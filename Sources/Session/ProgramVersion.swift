/// This program.
public enum ProgramVersion {
    /// As `--version` and every report say it.
    public static let text = "0.1.0"
}
