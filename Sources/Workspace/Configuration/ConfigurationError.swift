public import SystemPackage

/// One thing in gradebridge.yaml that cannot stay as it is.
public struct ConfigurationProblem: Sendable, Equatable, CustomStringConvertible {
    /// Counted from 1; nil where the problem is that something is missing.
    public let line: Int?
    /// The key with its groups, `bundle.mode`; empty where the file as a whole is meant.
    public let key: String
    /// A clause that names the key: `unknown key bundel.mode`.
    public let what: String
    /// What to do about it: `did you mean bundle.mode?`
    public let advice: String

    public init(line: Int?, key: String, what: String, advice: String) {
        self.line = line
        self.key = key
        self.what = what
        self.advice = advice
    }

    public var description: String {
        (line.map { "line \($0): " } ?? "") + "\(what); \(advice)"
    }
}

/// gradebridge.yaml cannot be used. Every problem that was found is in it, in the order of the lines.
public struct ConfigurationError: Error, Sendable, Equatable, CustomStringConvertible {
    public let path: FilePath
    public let problems: [ConfigurationProblem]

    public init(path: FilePath, problems: [ConfigurationProblem]) {
        self.path = path
        self.problems = problems
    }

    public var description: String {
        problems.map { "\(path): \($0)" }.joined(separator: "\n")
    }
}
