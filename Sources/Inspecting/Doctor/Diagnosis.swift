public import Outcome
import PlainText

/// What `doctor` found, as `--json` prints it (Spec/json.md).
public struct Diagnosis: Codable, Sendable, Equatable {
    public enum Verdict: String, Codable, Sendable {
        case fine, warning, broken
    }

    public struct Finding: Codable, Sendable, Equatable {
        public var check: String
        public var verdict: Verdict
        public var what: String
        /// How to mend it; empty where nothing is to be done.
        public var advice: String
    }

    public var version = 1
    public var command = "doctor"
    public var findings: [Finding] = []
    /// The exit code that other commands would end with because of what is broken.
    public private(set) var exitCode = ExitCode.done.rawValue

    public var exit: ExitCode { ExitCode(rawValue: exitCode) ?? .failed }

    package mutating func fine(_ check: String, _ what: String) {
        findings.append(Finding(check: check, verdict: .fine, what: what, advice: ""))
    }

    package mutating func warn(_ check: String, _ what: String, _ advice: String) {
        findings.append(Finding(check: check, verdict: .warning, what: what, advice: advice))
    }

    package mutating func broken(
        _ check: String, _ what: String, _ advice: String, _ exit: ExitCode = .failed
    ) {
        findings.append(Finding(check: check, verdict: .broken, what: what, advice: advice))
        if self.exit == .done { exitCode = exit.rawValue }
    }

    package mutating func broken(_ check: String, _ error: any Error) {
        let failure = Failure(error)
        broken(check, failure.message, failure.advice, failure.exit)
    }

    public var text: String {
        let broken = findings.filter { $0.verdict == .broken }.count
        let warnings = findings.filter { $0.verdict == .warning }.count
        let sentence =
            broken > 0
            ? "\(PlanText.count(broken, "thing")) must be fixed before gradebridge can work here."
            : warnings > 0
                ? "It works, and \(PlanText.count(warnings, "thing")) should be looked at." : "All is well."
        let lines = findings.flatMap { finding in
            ["  \(Self.mark(finding.verdict))  \(TextTable.padded(finding.check, 14))\(finding.what)"]
                + (finding.advice.isEmpty ? [] : ["        \(finding.advice)"])
        }
        return ([sentence, ""] + lines).printableText
    }

    private static func mark(_ verdict: Verdict) -> String {
        switch verdict {
        case .fine: "ok  "
        case .warning: "look"
        case .broken: "MEND"
        }
    }
}
