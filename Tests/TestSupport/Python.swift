public import Foundation

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

extension Python {
    /// Packs the files of a folder at the root of a zip.
    /// - Parameter method: a constant of Python's zipfile: `ZIP_STORED`, `ZIP_DEFLATED`.
    public static func pack(_ folder: URL, as zip: URL, method: String = "ZIP_DEFLATED") throws {
        let program = """
            import sys, zipfile, pathlib
            with zipfile.ZipFile(sys.argv[2], "w", getattr(zipfile, sys.argv[3])) as archive:
                for file in sorted(pathlib.Path(sys.argv[1]).iterdir()):
                    archive.write(file, file.name)
            """
        _ = try output(program, [folder.path, zip.path, method])
    }
}
