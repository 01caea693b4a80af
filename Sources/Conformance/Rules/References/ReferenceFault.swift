/// What is wrong with a reference whose file is known.
enum ReferenceFault {
    case unknown
    case deleted
    case kind(KnownFile.Kind)

    /// - Parameter row: the index of the row that it leads to; nil where none has its id.
    init?(_ row: Int?, in file: KnownFile, kind: KnownFile.Kind?) {
        guard let row else {
            guard file.isWhole else { return nil }
            self = .unknown
            return
        }
        if file.isDeleted(row) {
            self = .deleted
        } else if let kind, file.kind(row) != kind, file.kind(row) != .open {
            self = .kind(kind)
        } else {
            return nil
        }
    }

    var code: FindingCode {
        switch self {
        case .unknown: .referenceUnknown
        case .deleted: .referenceDeleted
        case .kind: .referenceKind
        }
    }

    /// - Parameter table: the table that the reference leads to.
    func detail(_ table: String) -> String {
        switch self {
        case .unknown: "no such id in \(table).csv"
        case .deleted: "\(table).csv says of it tobedeleted"
        case .kind(let kind): "has to be of type \(kind.rawValue)"
        }
    }
}
