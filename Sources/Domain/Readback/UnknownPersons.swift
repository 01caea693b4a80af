public import CSVCore

/// Rows of a read-back that stand for nobody whom we sent, and what their ids lack of ours (Spec/readback.md, R12).
public struct UnknownPersons: Sendable {
    /// What would make students whom we sent of them.
    public enum Cause: Sendable, Equatable {
        case none
        /// These letters before their ids, by `campus.personPrefix`: so many rows.
        case lettersMissing(String, rows: Int)
        /// As they are written, without the letters that `campus.personPrefix` puts before them: so many rows.
        case lettersTooMany(rows: Int)

        /// Goes on after "none is of a student whom we sent".
        public var clause: String {
            switch self {
            case .none: ""
            case .lettersMissing(let letters, let rows): "; with \(letters) before the id \(rows) would be"
            case .lettersTooMany(let rows):
                "; without what campus.personPrefix puts before the id \(rows) would be"
            }
        }

        /// What to do.
        public var advice: String {
            switch self {
            case .none:
                "Have it exported with the students' sourcedIds of the roster; nothing was applied. If it is right, run again with --accept-changes."
            case .lettersMissing(let letters, _):
                "Set campus.personPrefix: \(letters) in gradebridge.yaml and run again; nothing was applied."
            case .lettersTooMany:
                "Leave campus.personPrefix blank in gradebridge.yaml and run again; nothing was applied."
            }
        }
    }

    public private(set) var rows = 0
    private var byLetters: [String: Int] = [:]
    private var asWritten = 0

    public init() {}

    public mutating func add() { rows += 1 }

    /// Compares one of them, as the file has it, with a student whom we sent under the same line item.
    public mutating func compare(_ written: FieldBytes, with ours: FieldBytes) {
        if written.elementsEqual(ours) {
            asWritten += 1
        } else if let letters = PersonPrefix.letters(of: ours, before: written) {
            byLetters[letters, default: 0] += 1
        }
    }

    public var cause: Cause {
        let best = byLetters.min { ($1.value, $0.key) < ($0.value, $1.key) }
        if let best, best.value > asWritten { return .lettersMissing(best.key, rows: best.value) }
        return asWritten > 0 ? .lettersTooMany(rows: asWritten) : .none
    }
}
