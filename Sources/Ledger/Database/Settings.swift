import GRDB

/// What the ledger keeps one value of.
public enum LedgerSetting: String, Sendable {
    /// The name of the district whose ledger it is.
    case district
    /// The own time of the gradebook that was used last, as far as it has one.
    case gradebookTime = "gradebook-time"
    /// The titles of Campus's own assignments, as read-backs showed them (`CampusTitles`).
    case campusTitles = "campus-titles"
}

extension LedgerSession {
    /// Nil where it was never set.
    public func setting(_ name: LedgerSetting) throws -> String? {
        try String.fetchOne(
            checked(.setting), sql: "SELECT value FROM setting WHERE name = ?", arguments: [name.rawValue])
    }

    /// - Parameter value: nil forgets it.
    public func set(_ name: LedgerSetting, to value: String?) throws {
        guard let value else {
            return try changing(.setting).execute(
                sql: "DELETE FROM setting WHERE name = ?", arguments: [name.rawValue])
        }
        try changing(.setting).execute(
            sql: "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
            arguments: [name.rawValue, value])
    }
}
