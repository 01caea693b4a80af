public import Foundation

/// The built program, run as a user runs it.
public enum Gradebridge {
    /// `GRADEBRIDGE_BINARY`, else the one beside the test bundle.
    public static let path: String = {
        if let given = Requirement.variable("GRADEBRIDGE_BINARY") { return given }
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(filePath: own).deletingLastPathComponent().appending(path: "gradebridge").path
    }()

    public static func run(
        _ arguments: [String], environment: [String: String] = [:], in folder: URL? = nil
    ) throws -> Finished {
        try Command.run(path, arguments, environment: environment, in: folder)
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
