import DurableFiles
import GRDB
import Records

extension LedgerError {
    /// Turns SQLite's errors into ours; errors of the caller's own pass through.
    ///
    /// - Parameter wrongStatement: what a statement comes to that SQLite calls wrong. Those that open a ledger are right,
    ///   so what is wrong is the ledger.
    static func mapping<T>(
        _ path: String, wrongStatement: Code = .failed, _ body: () throws -> T
    ) throws -> T {
        do {
            return try body()
        } catch let error as DatabaseError {
            let code = error.resultCode == .SQLITE_ERROR ? wrongStatement : code(of: error, path)
            throw LedgerError(code: code, path: path, detail: error.message ?? "")
        }
    }

    private static func code(of error: DatabaseError, _ path: String) -> Code {
        switch error.resultCode {
        // SQLite does not tell why it could not make its journal.
        case .SQLITE_CANTOPEN where holdsNoMoreFiles(path), .SQLITE_IOERR where holdsNoMoreFiles(path):
            .outOfSpace
        case .SQLITE_NOTADB: .notALedger
        case .SQLITE_CORRUPT, .SQLITE_FORMAT: .damaged
        case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
        case .SQLITE_FULL: .outOfSpace
        case .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_AUTH: .notPermitted
        default: .failed
        }
    }

    /// The disk of the ledger can hold no more files, though it may have room. Where that cannot be asked SQLite's own
    /// error is the one to tell.
    private static func holdsNoMoreFiles(_ path: String) -> Bool {
        (try? Files.holdsMoreFiles(at: FilePath(path).removingLastComponent())) == false
    }
}
