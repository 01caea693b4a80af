import GRDB
import Records

/// Whether the tables, indices and views are those that were made: a letter that is wrong in one of them changes what
/// every statement does.
struct SchemaCheck {
    private let db: Database
    private let format: Int

    /// - Parameter format: of the ledger, as it says itself.
    init(_ db: Database, format: Int) {
        self.db = db
        self.format = format
    }

    /// What differs is damage. What somebody made beside ours is theirs.
    func verify() throws {
        let isThere = try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'tally')")
        guard isThere == (format >= Schema.firstWithChecksums) else {
            throw damage("it says that it has format \(format), and its tables are those of another")
        }
        guard isThere == true else { return }
        let now = try Self.objects(db)
        let kept = try PreparedStatement(db, "SELECT name, checksum FROM tally")
        while try kept.step() {
            guard let name = Self.objectName(kept.string(0)) else { continue }
            guard now[name] == kept.integer(1) else {
                throw damage("the definition of \(name) is not as it was written")
            }
        }
    }

    /// Keeps what they are now.
    static func seal(_ db: Database) throws {
        for (name, checksum) in try objects(db).sorted(by: { $0.key < $1.key }) {
            try TableCheck.set(Tally(rows: 1, checksum: checksum), of: prefix + name, db)
        }
    }

    private static let prefix = "schema "

    private static func objectName(_ name: String) -> String? {
        name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : nil
    }

    /// The checksum of each by its name; where it lies in the file is SQLite's.
    private static func objects(_ db: Database) throws -> [String: Int64] {
        let rows = try PreparedStatement(db, "SELECT name, type, tbl_name, sql FROM sqlite_schema")
        var objects: [String: Int64] = [:]
        var checksum = RowChecksum()
        while try rows.step() {
            for column in Int32(0)..<4 { rows.withBytes(column) { checksum.add($0) } }
            objects[rows.string(0)] = checksum.take()
        }
        return objects
    }

    private func damage(_ what: String) -> LedgerError {
        LedgerError(code: .damaged, path: db.description, detail: what)
    }
}
