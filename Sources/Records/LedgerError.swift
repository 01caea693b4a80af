/// What went wrong with the ledger, in terms that a person can act on.
public struct LedgerError: Error, Sendable, CustomStringConvertible {
    public enum Code: Sendable, Equatable {
        case notALedger, damaged, tooNew, busy, outOfSpace, notPermitted, failed
    }

    public let code: Code
    public let path: String
    public let detail: String

    public init(code: Code, path: String, detail: String) {
        self.code = code
        self.path = path
        self.detail = detail
    }

    public var description: String {
        let what =
            switch code {
            case .notALedger: "is not a gradebridge ledger"
            case .damaged: "is damaged"
            case .tooNew: "was written by a newer gradebridge"
            case .busy: "is held by another program"
            case .outOfSpace: "cannot grow: the disk is full"
            case .notPermitted: "may not be read or written by this user"
            case .failed: "could not be used"
            }
        return detail.isEmpty ? "\(path) \(what)" : "\(path) \(what): \(detail)"
    }
}
