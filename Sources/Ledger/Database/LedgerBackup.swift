import Checksums
import DurableFiles
import GRDB
import Records

/// What a ledger was when something was made of it.
public struct LedgerMoment: Sendable {
    /// SQLite's `data_version`: another number once another connection has written.
    fileprivate let version: Int64
    /// Of the file's bytes.
    fileprivate let checksum: UInt32
}

extension Ledger {
    /// Writes the whole ledger, as it is in one moment, to a new file of mode 0600, which is on the disk on return; its
    /// folder is the caller's. Nothing may be at `path`.
    ///
    /// - Returns: by what `check` knows what the copy was made of.
    @discardableResult
    public func backUp(to path: String) throws -> LedgerMoment {
        let version = try LedgerError.mapping(self.path) { try queue.read(verified.version) }
        return LedgerMoment(version: version, checksum: try copy(to: path))
    }

    /// What is wrong with a copy that this process just made of this ledger: first whether it has the ledger's bytes.
    ///
    /// What this process has found right, and nobody has written since, is not looked at again: tables that it has held to
    /// their checksums, and SQLite's own check of the pages, after which it alone wrote to them. What is found right in the
    /// copy is right here, too, unless another connection has written meanwhile.
    public func check(copy path: String, of moment: LedgerMoment) throws -> [String] {
        guard try Self.checksum(of: path) == moment.checksum else {
            return ["it has other bytes than the ledger"]
        }
        let known = try LedgerError.mapping(self.path) {
            try queue.read { try verified.known($0, ifStill: moment.version) }
        }
        let problems = try Self.problems(inFile: path, except: known)
        if problems.isEmpty { verified.add(.everything, asOf: moment.version) }
        return problems
    }

    /// The bytes of the file, while SQLite's shared lock keeps everybody from writing to it.
    ///
    /// SQLite's own backup goes page by page through two caches; of a ledger that years have filled it took seven times as
    /// long, twice a night.
    ///
    /// - Returns: their checksum.
    @discardableResult
    func copy(to path: String) throws -> UInt32 {
        try LedgerError.mapping(self.path) {
            try queue.writeWithoutTransaction { db in
                // As SQLite does, which follows a link.
                let file = try InputFile(Files.resolved(FilePath(self.path)))
                var checksum: UInt32 = 0
                // Closing any descriptor of a file drops the locks that a process has on it, so it is closed when SQLite
                // holds none.
                try withExtendedLifetime(file) {
                    try db.inTransaction(.deferred) {
                        // The first statement that reads takes the lock, and plays back what a dead process left.
                        _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema")
                        try requireRollbackJournal(db)
                        checksum = try Self.copy(file, to: path)
                        return .commit
                    }
                }
                return checksum
            }
        }
    }

    /// With a write-ahead log, to which another program can set a ledger, what was committed last is not in the file.
    private func requireRollbackJournal(_ db: Database) throws {
        guard try String.fetchOne(db, sql: "PRAGMA journal_mode")?.lowercased() == "delete" else {
            throw LedgerError(
                code: .busy, path: path, detail: "it keeps a write-ahead log beside it")
        }
    }

    private static func copy(_ file: InputFile, to path: String) throws -> UInt32 {
        let copy = try OutputFile(FilePath(path))
        let checksum = try forEachPiece(of: file) { try copy.write($0) }
        try copy.close()
        return checksum
    }

    private static func checksum(of path: String) throws -> UInt32 {
        try forEachPiece(of: InputFile(FilePath(path))) { _ in }
    }

    private static func forEachPiece(
        of file: InputFile, _ body: (Span<UInt8>) throws -> Void
    ) throws -> UInt32 {
        try unsafe withUnsafeTemporaryAllocation(byteCount: 1 << 18, alignment: 16) { buffer in
            var checksum: UInt32 = 0
            while case let count = try unsafe file.read(into: buffer), count > 0 {
                let piece = unsafe Span<UInt8>(_unsafeBytes: buffer[..<count])
                checksum = CRC32.adding(piece, to: checksum)
                try body(piece)
            }
            return checksum
        }
    }

    /// What is wrong with a ledger's file that lies still, such as a backup; empty for a sound one. Reads all of
    /// it and writes nothing. A ledger of an earlier format is sound; one of a later format is not for us.
    ///
    /// Throws `LedgerError` where the file cannot be looked at.
    public static func quickCheck(path: String) throws -> [String] {
        try problems(inFile: path, except: .nothing)
    }

    private static func problems(inFile path: String, except known: VerifiedTables.Known) throws -> [String] {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.prepareDatabase { try $0.execute(sql: Ledger.smallCache) }
        do {
            return try LedgerError.mapping(path) {
                try DatabaseQueue(path: path, configuration: configuration).read {
                    try problems($0, except: known)
                }
            }
        } catch let error as LedgerError where error.code == .damaged || error.code == .notALedger {
            return [error.detail]
        }
    }

    private static func problems(_ db: Database, except known: VerifiedTables.Known) throws -> [String] {
        guard try Int.fetchOne(db, sql: "PRAGMA application_id") == Schema.applicationID else {
            return ["it lacks gradebridge's mark"]
        }
        let format = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard (1...Schema.version).contains(format) else {
            return ["it has format \(format), this program knows formats up to \(Schema.version)"]
        }
        try SchemaCheck(db, format: format).verify()
        let problems =
            known.pages ? [] : try String.fetchAll(db, sql: "PRAGMA quick_check(20)").filter { $0 != "ok" }
        guard problems.isEmpty, format >= Schema.firstWithChecksums else { return problems }
        return try Checksums.differences(db, except: known.tables)
    }
}
