import GRDB
import Records

private enum StatusWords: String {
    case tell, none
}

/// What the ledger keeps one value of.
public enum LedgerSetting: String, Sendable {
    /// The name of the district whose ledger it is.
    case district
    /// The own time of the gradebook that was used last, as far as it has one.
    case gradebookTime = "gradebook-time"
    /// The titles of Campus's own assignments, as read-backs showed them (`CampusTitles`).
    case campusTitles = "campus-titles"
    /// Whether words of scoreStatus tell flags in Campus's OneRoster sets, as the last full read-back showed it.
    case statusWords = "status-words"
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

extension LedgerSession {
    /// Whether words of scoreStatus told flags in the last full read-back that had scores of ours; nil before there was one.
    public func statusWordsTell() throws -> Bool? {
        switch try setting(.statusWords) {
        case nil: return nil
        case StatusWords.tell.rawValue?: return true
        case StatusWords.none.rawValue?: return false
        case let other?:
            throw LedgerError(
                code: .damaged, path: db.description, detail: "what scoreStatus tells is \"\(other)\"")
        }
    }

    public func set(statusWordsTell tells: Bool) throws {
        guard try statusWordsTell() != tells else { return }
        try set(.statusWords, to: (tells ? StatusWords.tell : .none).rawValue)
    }
}
