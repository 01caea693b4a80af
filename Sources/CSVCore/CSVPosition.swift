/// A place in a CSV file, for error messages.
public struct CSVPosition: Sendable, Equatable {
    /// Offset in the file, from 0; a byte order mark counts.
    public var byte: Int
    /// Physical line, from 1. Every line feed ends one, inside quotes too; a carriage return alone does not.
    public var line: Int
    /// Record, from 1; the header is record 1.
    public var record: Int

    /// Before the first byte of a file.
    public static let start = CSVPosition(byte: 0, line: 1, record: 0)

    public init(byte: Int, line: Int, record: Int) {
        self.byte = byte
        self.line = line
        self.record = record
    }
}

extension CSVPosition: CustomStringConvertible {
    public var description: String { "line \(line), byte \(byte), record \(record)" }
}
