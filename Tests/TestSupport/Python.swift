import Foundation

/// Python, which the independent tools are written in.
public enum Python {
    /// `GRADEBRIDGE_PYTHON`, else the package's own environment, else the system's.
    public static let executable: String = {
        let own = PackageFolder.root.appending(path: ".venv/bin/python").path
        return Requirement.variable("GRADEBRIDGE_PYTHON")
            ?? (FileManager.default.isExecutableFile(atPath: own) ? own : "python3")
    }()

    public static func canImport(_ module: String) -> Bool {
        (try? Command.run(executable, ["-c", "import \(module)"]).status) == 0
    }

    /// Runs one of `Tests/Tools`.
    public static func tool(_ name: String, _ arguments: [String]) throws -> Finished {
        try Command.run(executable, ["-B", PackageFolder.tools.appending(path: name).path] + arguments)
    }

    /// What a short program printed; throws unless it succeeds.
    public static func output(_ program: String, _ arguments: [String] = []) throws -> String {
        try Command.output(executable, ["-c", program] + arguments)
    }
}
