import TestSupport

/// The sqlite3 shell, as a second opinion.
enum Tool {
    static let hasSQLite = (try? Command.output("sqlite3", ["--version"])) != nil

    /// The rows that the sqlite3 shell gives, columns apart by `|`.
    static func sqlite(_ path: String, _ sql: String) throws -> [String] {
        try Command.output("sqlite3", ["-batch", path, sql]).split(separator: "\n").map(String.init)
    }
}
