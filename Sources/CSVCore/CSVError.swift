/// Why a CSV file is refused, and where. Never holds any of the file's content.
///
/// Where a record breaks several rules the reader names the same one however the file was cut into reads.
public struct CSVError: Error, Sendable, Equatable {
    public enum Code: Sendable, Equatable {
        /// A record has more or fewer fields than the header. Position: the record's first byte.
        case raggedRow(expected: Int, found: Int)
        /// The file ends inside a quoted field. Position: the opening quote.
        case unterminatedQuote
        /// A quote in a field that does not begin with one. Position: the quote.
        case quoteInsideField
        /// Tabs or pipes stand between the cells, and one stands between two quotes, with a line end: nobody knows whether
        /// that is a quoted cell or parts of two rows. Position: the opening quote.
        case doubtfulQuotes
        /// Something other than a delimiter or a line end after a closing quote. Position: its first byte.
        case textAfterQuote
        /// A carriage return outside quotes without a line feed after it. Position: the carriage return.
        case bareCarriageReturn
        /// Position: the byte at which the first ill-formed sequence begins.
        case notUTF8
        /// A field has more bytes in the file, its quotes included, than `CSVLimits.maxFieldBytes`.
        /// Position: the field's first byte.
        case fieldTooLong(limit: Int)
        /// A record has more bytes in the file, without its line end, than `CSVLimits.maxRecordBytes`.
        /// Position: the record's first byte.
        case recordTooLong(limit: Int)
        /// The header has more fields than `CSVLimits.maxColumns`. Position: the first field too many.
        case tooManyColumns(limit: Int)
        /// The file is empty, or its first line is blank. Position: where the header should begin.
        case noHeader
    }

    public var code: Code
    public var position: CSVPosition

    public init(code: Code, position: CSVPosition) {
        self.code = code
        self.position = position
    }
}

extension CSVError: CustomStringConvertible {
    public var description: String { "\(position): \(code)" }
}

extension CSVError.Code: CustomStringConvertible {
    public var description: String {
        switch self {
        case .raggedRow(let expected, let found):
            "the record has \(found) field\(found == 1 ? "" : "s"), the header has \(expected)"
        case .unterminatedQuote: "the quote that opens here is never closed"
        case .quoteInsideField: "a quote inside a field that does not begin with one"
        case .doubtfulQuotes:
            "a quote opens here, and a line end and a delimiter stand before the one that closes it: it is not known whether that is one cell"
        case .textAfterQuote: "after a closing quote only a delimiter or a line end may follow"
        case .bareCarriageReturn: "a carriage return without a line feed after it"
        case .notUTF8: "a byte that is not UTF-8"
        case .fieldTooLong(let limit): "the field is longer than \(limit) bytes"
        case .recordTooLong(let limit): "the record is longer than \(limit) bytes"
        case .tooManyColumns(let limit): "the header has more than \(limit) columns"
        case .noHeader: "there is no header row"
        }
    }
}
