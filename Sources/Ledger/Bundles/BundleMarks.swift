public import Domain
import GRDB
public import Records

extension LedgerSession {
    public func recordMark(_ mark: BundleMark) throws {
        try changing(.mark).execute(
            sql: "INSERT INTO mark (bundle, state, at, by, why) VALUES (?, ?, ?, ?, ?)",
            arguments: [mark.bundle, mark.state.rawValue, mark.at.description, mark.by, mark.why])
    }

    /// Every mark, by bundle, oldest first.
    public func marks() throws -> [Int: [BundleMark]] {
        var all: [Int: [BundleMark]] = [:]
        for row in try Row.fetchAll(checked(.mark), sql: "SELECT * FROM mark ORDER BY id") {
            let columns = try Columns(row, of: "mark of bundle", key: "bundle")
            let mark = BundleMark(
                bundle: try columns.value("bundle"),
                state: try columns.value("state", BundleMarkState.init(rawValue:)),
                at: try columns.value("at", Instant.init), by: row["by"], why: row["why"])
            all[mark.bundle, default: []].append(mark)
        }
        return all
    }

    /// When a person said last that Campus has a bundle.
    public func newestImportedMark() throws -> Instant? {
        try marks().values.joined().filter { $0.state == .imported }.map(\.at).max()
    }

    /// A bundle of which values were found lost, or that a person calls lost; nil takes it back.
    public func recordLost(bundle: Int, at instant: Instant?) throws {
        try changing(.bundle).execute(
            sql: "UPDATE bundle SET lost = ? WHERE sequence = ?", arguments: [instant?.description, bundle])
    }
}
