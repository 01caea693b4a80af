import Domain
import GRDB
import Records
import Synchronization

/// The tables that this process has held to their checksums, and that nobody else has written since.
///
/// The history grows by some rows a night, for years, and a night has dozens of transactions: to read all of it in each
/// of them is what made nights longer and longer (Spec/ledger.md, "Checksums").
final class VerifiedTables: Sendable {
    /// What was read of the history, which a night asks for a dozen times: reading it grew longer with every night.
    struct Kept {
        var bundles: [BundleRecord]?
        var readbacks: [ReadbackRecord]?
        /// No time in the ledger lies ahead of this moment.
        var clearOf: Instant?
    }

    /// What of a ledger needs no other look.
    struct Known {
        var tables: Set<CheckedTable>
        /// SQLite has found its pages sound.
        var pages: Bool

        static let nothing = Known(tables: [], pages: false)
        static let everything = Known(tables: Set(CheckedTable.allCases), pages: true)
    }

    private struct State {
        /// What SQLite says of others' commits: another number once another connection has written.
        var version: Int64 = 0
        var known = Known.nothing
        var kept = Kept()
    }

    private let state = Mutex(State())

    /// Those that are as they were verified. Asked at the beginning of a transaction.
    func now(_ db: Database) throws -> Set<CheckedTable> {
        let version = try Int64.fetchOne(db, sql: "PRAGMA data_version") ?? 0
        return state.withLock { state in
            if state.version != version { state = State(version: version) }
            return state.known.tables
        }
    }

    /// What was right when the ledger had this version; nothing where another connection has written since.
    func known(_ db: Database, ifStill version: Int64) throws -> Known {
        _ = try now(db)
        return state.withLock { $0.version == version ? $0.known : .nothing }
    }

    /// What SQLite says of others' commits, as of now.
    func version(_ db: Database) throws -> Int64 {
        _ = try now(db)
        return state.withLock { $0.version }
    }

    func kept<T>(_ what: any KeyPath<Kept, T?> & Sendable) -> T? {
        state.withLock { $0.kept[keyPath: what] }
    }

    /// As it is committed: never what a transaction reads that has written it.
    func keep<T: Sendable>(_ value: T, as what: any WritableKeyPath<Kept, T?> & Sendable) {
        state.withLock { $0.kept[keyPath: what] = value }
    }

    /// Where somebody wrote by SQL through this very connection.
    func forgetAll() { state.withLock { $0 = State(version: $0.version) } }

    /// Before a table is written, whatever becomes of that transaction.
    ///
    /// - Returns: what was remembered until now.
    func forget(_ table: CheckedTable) -> Kept {
        state.withLock { state in
            let kept = state.kept
            switch table {
            case .bundle: state.kept.bundles = nil
            case .readback, .input: state.kept.readbacks = nil
            default: break
            }
            return kept
        }
    }

    /// As a transaction that wrote has just committed them; nil: nothing new.
    func keep(_ written: Kept) {
        state.withLock { state in
            state.kept.bundles = written.bundles ?? state.kept.bundles
            state.kept.readbacks = written.readbacks ?? state.kept.readbacks
        }
    }

    /// Right as they are committed.
    func add(_ tables: Set<CheckedTable>) {
        state.withLock { $0.known.tables.formUnion(tables) }
    }

    /// Right as they were when the ledger had this version.
    func add(_ known: Known, asOf version: Int64) {
        state.withLock { state in
            guard state.version == version else { return }
            state.known.tables.formUnion(known.tables)
            state.known.pages = state.known.pages || known.pages
        }
    }
}
