public import Foundation

/// The program, run as a user runs it: as it was built, in a process of its own; or, where a suite says so, by its own
/// code in the process of the tests, which needs no other and is much quicker.
public enum Gradebridge {
    /// The built program: `GRADEBRIDGE_BINARY`, else the one beside the test bundle.
    public static let path: String = {
        if let given = Requirement.variable("GRADEBRIDGE_BINARY") { return given }
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(filePath: own).deletingLastPathComponent().appending(path: "gradebridge").path
    }()

    /// Runs the program's code here with these arguments; temporary files go into the folder. This target is below the
    /// program and does not know how: a suite brings it (`.inProcess` in Tests/RuleTests).
    public typealias Door = @Sendable (_ arguments: [String], _ temporary: URL?) throws -> Finished

    /// The way in for the tests of this task; without one the built program is run.
    @TaskLocal public static var door: Door?

    public static func run(
        _ arguments: [String], environment: [String: String] = [:], in folder: URL? = nil
    ) throws -> Finished {
        guard let door else { return try Command.run(path, arguments, environment: environment, in: folder) }
        var others = environment
        let temporary = others.removeValue(forKey: "TMPDIR").map { URL(filePath: $0) }
        guard others.isEmpty, folder == nil else {
            throw CommandFailed(description: "only a process has an environment and a folder of its own")
        }
        return try door(arguments, temporary)
    }
}

extension Finished {
    /// The JSON that `--json` put on standard output.
    public func json<T: Decodable>(_ type: T.Type) throws -> T {
        do {
            return try JSONDecoder().decode(type, from: Data(output.utf8))
        } catch {
            throw CommandFailed(description: "status \(status), no such JSON: \(error); \(errors)")
        }
    }
}
