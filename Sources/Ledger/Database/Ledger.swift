import Domain
import DurableFiles
import GRDB
import GRDBSQLite
import Records
import Synchronization

/// The ledger: one SQLite file per workspace, the only state that gradebridge has (Spec/ledger.md).
///
/// Missing or damaged means refuse, never start over; only `create` makes one.
public final class Ledger: Sendable {
    let queue: DatabaseQueue
    let verified = VerifiedTables()
    private let isWatched = Mutex(false)
    public let path: String

    private init(path: String) throws {
        self.path = path
        self.queue = try DatabaseQueue(path: path, configuration: Self.configuration)
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "ledger"
        // Somebody may be looking with the sqlite3 shell; a look is short.
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { db in
            // EXTRA also syncs the folder after the journal is gone: without it a power cut could bring a
            // committed transaction's journal back and undo "staged" after the bundle went out.
            try db.execute(sql: "PRAGMA journal_mode = DELETE")
            try db.execute(sql: "PRAGMA synchronous = EXTRA")
            try db.execute(sql: "PRAGMA cache_size = -16384")
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        return configuration
    }

    /// Makes the empty ledger of a new workspace. The caller has made sure that no file is there.
    public static func create(at path: String) throws -> Ledger {
        try LedgerError.mapping(path) {
            let ledger = try Ledger(path: path)
            // Nights walk through the whole ledger: with 4 KiB a read-back took an eighth longer (D96).
            try ledger.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA page_size = 16384") }
            try ledger.queue.write { db in
                for step in Schema.steps { try db.execute(sql: step) }
                try Checksums.sealAll(db)
                try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
                try db.execute(sql: "PRAGMA user_version = \(Schema.version)")
            }
            return ledger
        }
    }

    /// The format that this program writes.
    public static let format = Schema.version

    /// Opens an existing ledger. The caller has made sure that the file is there.
    public static func open(at path: String) throws -> Ledger {
        try LedgerError.mapping(path, wrongStatement: .damaged) { try opened(path) }
    }

    private static func opened(_ path: String) throws -> Ledger {
        let ledger = try Ledger(path: path)
        let (id, version, isReadOnly) = try ledger.queue.read { db in
            unsafe (
                try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
                try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0,
                sqlite3_db_readonly(db.sqliteConnection, "main") == 1
            )
        }
        guard id == Schema.applicationID, version > 0 else {
            throw LedgerError(code: .notALedger, path: path, detail: "it lacks gradebridge's mark")
        }
        guard version <= Schema.version else {
            throw LedgerError(
                code: .tooNew, path: path,
                detail: "it has format \(version), this program knows formats up to \(Schema.version)")
        }
        // By a letter of its header SQLite takes a file for one that only a later SQLite may write.
        guard !(isReadOnly && mayWrite(path)) else {
            throw LedgerError(
                code: .damaged, path: path, detail: "its header says that it is not to be written")
        }
        try ledger.queue.read { try SchemaCheck($0, format: version).verify() }
        guard version == Schema.version else { throw OlderLedger(ledger: ledger, format: version) }
        return ledger
    }

    private static func mayWrite(_ path: String) -> Bool {
        do {
            try Files.checkWritable(FilePath(path))
            return true
        } catch {
            return false
        }
    }

    /// For a file that is walked through once: memory for all of it is new memory, page by page, and no page comes again.
    static let smallCache = "PRAGMA cache_size = -256"

    /// Brings an older ledger to this program's format, in one transaction.
    fileprivate func migrate(from format: Int) throws {
        try LedgerError.mapping(path) {
            try queue.write { db in
                // Nothing carried a checksum before: what is there is taken for right, as far as SQLite finds it so.
                let isFirst = format < Schema.firstWithChecksums
                if isFirst, let problem = try Checksums.pageProblems(db).first {
                    throw LedgerError(code: .damaged, path: path, detail: problem)
                }
                for step in Schema.steps[format...] { try db.execute(sql: step) }
                if isFirst { try Checksums.sealAll(db) }
                try db.execute(sql: "PRAGMA user_version = \(Schema.version)")
            }
        }
    }

    /// Runs `body` in one read transaction.
    public func read<T>(_ body: (LedgerSession) throws -> T) throws -> T {
        try tellingDamage {
            try queue.read { db in try body(LedgerSession(db: db, verified)) }
        }
    }

    /// Runs `body` in one transaction: all of it is durable on return, with its checksums, or none of it has happened.
    public func write<T>(_ body: (LedgerSession) throws -> T) throws -> T {
        try write(unless: { _ in false }, body)
    }

    /// The same; where `isInVain` says so of the result, nothing has happened.
    public func write<T>(unless isInVain: (T) -> Bool, _ body: (LedgerSession) throws -> T) throws -> T {
        try tellingDamage {
            try watch()
            return try queue.writeWithoutTransaction { db in
                var results: [T] = []
                var remember = {}
                try db.inTransaction {
                    let session = LedgerSession(db: db, verified)
                    let result = try body(session)
                    results = [result]
                    if isInVain(result) { return .rollback }
                    let history = try session.rememberedHistory()
                    try session.checksums.seal()
                    remember = { session.checksums.remember(history) }
                    return .commit
                }
                remember()
                return results[0]
            }
        }
    }

    /// Notes from now on which rows are written.
    private func watch() throws {
        try isWatched.withLock { isWatched in
            guard !isWatched else { return }
            // All of it or nothing: what is half there would stand in the way of the next try.
            try queue.writeWithoutTransaction { db in
                try db.inSavepoint {
                    try ChangedRows.watch(db)
                    return .commit
                }
            }
            isWatched = true
        }
    }

    /// SQLite may stumble over damage in ways that do not say so, such as a key that is there twice. So what it does
    /// not explain is damage where the ledger is not sound.
    private func tellingDamage<T>(_ body: () throws -> T) throws -> T {
        do {
            return try LedgerError.mapping(path, body)
        } catch let error as LedgerError {
            // Whatever SQLite stumbled over: nothing counts as found right any more.
            verified.forgetAll()
            guard error.code == .failed else { throw error }
            // Where even the check cannot be made, what SQLite said first is the one to tell.
            let problem = try? integrityProblems().first
            throw problem.map { LedgerError(code: .damaged, path: path, detail: $0) } ?? error
        }
    }

    /// Everything that is wrong in the file, as SQLite finds and as the checksums tell; empty for a sound one. Reads all
    /// of it.
    public func integrityProblems() throws -> [String] {
        do {
            return try LedgerError.mapping(path) { try queue.read(Checksums.problems) }
        } catch let error as LedgerError where error.code == .damaged {
            return [error.detail]
        }
    }

    /// Gives everything its checksums as it is now, whatever they were. For tests, which change ledgers by SQL: what is
    /// damaged is right from then on.
    package func sealAsItIs() throws {
        try LedgerError.mapping(path) { try queue.write(Checksums.sealAll) }
        verified.forgetAll()
    }

    public static var sqliteVersion: String {
        get throws {
            try DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") ?? "" }
        }
    }
}

/// A ledger of an earlier format, which only a run that holds the lock may bring to the present one.
public struct OlderLedger: Error {
    public let format: Int
    private let ledger: Ledger

    fileprivate init(ledger: Ledger, format: Int) {
        self.ledger = ledger
        self.format = format
    }

    /// Keeps the ledger as it is; nothing may be at `path`.
    public func copy(to path: String) throws { try ledger.copy(to: path) }

    /// The ledger in the present format. The caller holds the lock and has a copy.
    public func migrated() throws -> Ledger {
        try ledger.migrate(from: format)
        return ledger
    }
}

/// One transaction on the ledger; the queries of each subject are in the file of that subject.
public struct LedgerSession {
    let db: Database
    let checksums: SessionChecksums

    init(db: Database, _ verified: VerifiedTables) {
        self.db = db
        checksums = SessionChecksums(db, verified)
    }
}
