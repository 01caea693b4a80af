import GRDB

/// What a ledger was when something was made of it.
public struct LedgerMoment: Sendable {
    /// SQLite's `data_version`: another number once another connection has written.
    fileprivate let version: Int64
}

extension Ledger {
    /// Writes the whole ledger, as it is in one moment, to a new file by SQLite's backup. SQLite has synced it
    /// on return; its mode and its folder are the caller's. Nothing may be at `path`.
    ///
    /// - Returns: by what `check` knows what the copy was made of.
    @discardableResult
    public func backUp(to path: String) throws -> LedgerMoment {
        let version = try LedgerError.mapping(self.path) { try queue.read(verified.version) }
        try copy(to: path)
        return LedgerMoment(version: version)
    }

    /// What is wrong with a copy that this process just made of this ledger. Tables that it has held to their checksums, and
    /// that nobody has written since, are not read again; what is found right in the copy is right here, too, unless
    /// another connection has written meanwhile.
    public func check(copy path: String, of moment: LedgerMoment) throws -> [String] {
        let known = try LedgerError.mapping(self.path) {
            try queue.read { try verified.now($0, ifStill: moment.version) }
        }
        let problems = try Self.problems(inFile: path, except: known)
        if problems.isEmpty { verified.add(Set(CheckedTable.allCases), asOf: moment.version) }
        return problems
    }

    /// What is wrong with a ledger's file that lies still, such as a backup; empty for a sound one. Reads all of
    /// it and writes nothing. A ledger of an earlier format is sound; one of a later format is not for us.
    ///
    /// Throws `LedgerError` where the file cannot be looked at.
    public static func quickCheck(path: String) throws -> [String] { try problems(inFile: path, except: []) }

    private static func problems(inFile path: String, except known: Set<CheckedTable>) throws -> [String] {
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

    private static func problems(_ db: Database, except known: Set<CheckedTable>) throws -> [String] {
        guard try Int.fetchOne(db, sql: "PRAGMA application_id") == Schema.applicationID else {
            return ["it lacks gradebridge's mark"]
        }
        let format = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard (1...Schema.version).contains(format) else {
            return ["it has format \(format), this program knows formats up to \(Schema.version)"]
        }
        try SchemaCheck(db, format: format).verify()
        let problems = try String.fetchAll(db, sql: "PRAGMA quick_check(20)").filter { $0 != "ok" }
        guard problems.isEmpty, format >= Schema.firstWithChecksums else { return problems }
        return try Checksums.differences(db, except: known)
    }
}
