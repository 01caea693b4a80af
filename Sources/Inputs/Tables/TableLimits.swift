public import CSVCore

/// What one table of an input may ask of its reader before the input is refused (`limits.*`).
public struct TableLimits: Sendable {
    public var csv: CSVLimits
    /// Rows behind the header.
    public var rows: Int

    /// - Parameter rows: a record keeps its line in 32 bits, so more than four thousand million are never read.
    public init(csv: CSVLimits = CSVLimits(), rows: Int = 1_000_000_000) {
        self.csv = csv
        self.rows = rows
    }
}

extension CSVError.Code {
    /// The key of gradebridge.yaml whose limit was passed; nil where the file itself is at fault.
    private var limit: String? {
        switch self {
        case .fieldTooLong: "limits.fieldBytes"
        case .recordTooLong: "limits.recordBytes"
        case .tooManyColumns: "limits.columns"
        case .raggedRow, .unterminatedQuote, .doubtfulQuotes, .quoteInsideField, .textAfterQuote,
            .bareCarriageReturn,
            .notUTF8,
            .noHeader:
            nil
        }
    }

    /// The refusal of the file.
    var reason: InputRefusal.Reason {
        if let limit { return .overLimit(description, key: limit) }
        return switch self {
        case .notUTF8: .notUTF8
        case .doubtfulQuotes: .doubtfulQuotes
        case .bareCarriageReturn: .bareCarriageReturn
        default: .malformed(description)
        }
    }
}
