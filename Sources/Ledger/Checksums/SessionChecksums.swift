import Domain
import GRDB
import Records

/// What one transaction has held to its checksums, and what it has written.
final class SessionChecksums {
    private let db: Database
    private let memory: VerifiedTables
    /// nil before anything was asked.
    private var verified: Set<CheckedTable>?
    private var changed: Set<CheckedTable> = []
    private var newLineItems: Int64 = 0
    /// What the process remembered of the history before this transaction wrote to it.
    private(set) var before = VerifiedTables.Kept()

    init(_ db: Database, _ memory: VerifiedTables) {
        self.db = db
        self.memory = memory
    }

    /// Before the first use of a table, by this transaction or an earlier one of this process.
    func verify(_ tables: [CheckedTable]) throws {
        var verified = try self.verified ?? memory.now(db)
        for table in tables where !verified.contains(table) {
            try TableCheck(db, table).verify()
            verified.insert(table)
            // As it was committed: nothing writes to a table before it is verified.
            memory.add([table])
        }
        self.verified = verified
    }

    /// Before a table is written. What is damaged in it must not get a checksum that makes it right.
    func willChange(_ table: CheckedTable) throws {
        try verify([table])
        changed.insert(table)
        let known = memory.forget(table)
        before.bundles = before.bundles ?? known.bundles
        before.readbacks = before.readbacks ?? known.readbacks
    }

    /// What was read before and nobody has written since; else what `read` gives of what was remembered before this
    /// transaction wrote to the tables. These are verified.
    func kept<T: Sendable>(
        _ what: any WritableKeyPath<VerifiedTables.Kept, T?> & Sendable, of tables: CheckedTable...,
        read: (_ before: T?) throws -> T
    ) throws -> T {
        guard changed.isDisjoint(with: tables) else { return try read(before[keyPath: what]) }
        if let value = memory.kept(what) { return value }
        let value = try read(nil)
        memory.keep(value, as: what)
        return value
    }

    /// No time in the ledger lies ahead of this moment.
    func isClear(of now: Instant) -> Bool { memory.kept(\.clearOf) == now }

    func setClear(of now: Instant) {
        // What this transaction has put right is not committed yet.
        if changed.isEmpty { memory.keep(now, as: \.clearOf) }
    }

    /// Remembers what this transaction has committed.
    func remember(_ written: VerifiedTables.Kept) { memory.keep(written) }

    func didAddLineItem() { newLineItems += 1 }

    /// How many line items there must be now.
    func lineItems() throws -> Int64 { try lineItemTally().rows &+ newLineItems }

    private func lineItemTally() throws -> Tally {
        if let tally = try TableCheck.tally(db, LineItemChecksum.table) { return tally }
        throw LedgerError(code: .damaged, path: db.description, detail: "its count of line items is gone")
    }

    /// At the end of the transaction: all that was written gets its checksums.
    func seal() throws {
        for table in changed.sorted(by: { $0.rawValue < $1.rawValue }) {
            if ChangedRows.tables.contains(table) {
                try ChangedRows.seal(table, db)
            } else {
                try TableCheck(db, table).seal()
            }
        }
        guard newLineItems > 0 else { return }
        try TableCheck.set(Tally(rows: lineItems()), of: LineItemChecksum.table, db)
    }
}

extension LedgerSession {
    /// Holds tables to their checksums before something is read of them; once in a transaction.
    func checked(_ tables: CheckedTable...) throws -> Database {
        try checksums.verify(tables)
        return db
    }

    /// The same before a table is written; its rows get their checksums at the end of the transaction.
    func changing(_ table: CheckedTable) throws -> Database {
        try checksums.willChange(table)
        return db
    }
}
