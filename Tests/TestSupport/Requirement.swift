import Foundation

/// What a test needs and a machine may lack. Where it is lacking the test is skipped; in CI it runs and fails,
/// so that nothing is silently left out there.
public enum Requirement {
    public static let strace = isMet(canRun("strace", "--version"))
    public static let frictionless = isMet(Python.canImport("frictionless"))
    /// The oracle cuts titles of any script with the regex module alone.
    public static let regex = isMet(Python.canImport("regex"))
    /// Reads metrics as Prometheus does.
    public static let prometheusClient = isMet(Python.canImport("prometheus_client"))
    /// A program that sends mail, and a server of Python's that takes it.
    public static let mail = isMet(canRun("msmtp", "--version") && Python.canImport("aiosmtpd"))
    public static let systemd = isMet(canRun("systemd-analyze", "--version"))
    public static let sqlite = isMet(canRun("sqlite3", "--version"))

    /// The large data is at most beside a checkout; `GRADEBRIDGE_REQUIRE_SHARED=1` says that it must be.
    public static let oulad =
        FileManager.default.fileExists(atPath: PackageFolder.oulad.path)
        || variable("GRADEBRIDGE_REQUIRE_SHARED") == "1"

    static func variable(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }

    static func isMet(_ isThere: Bool) -> Bool { isThere || variable("CI") == "true" }

    static func canRun(_ program: String, _ argument: String) -> Bool {
        (try? Command.run(program, [argument]).status) == 0
    }
}
