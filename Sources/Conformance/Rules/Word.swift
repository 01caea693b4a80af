import CSVCore
import Inputs

/// The words of OneRoster that rules ask for, compared byte for byte.
enum Word {
    static func equals(_ cell: FieldBytes, _ word: StaticString) -> Bool {
        ByteOrder.equal(cell, word.bytes)
    }

    /// A value of the sender's own: what it stands for cannot be known.
    static func isExtension(_ cell: FieldBytes) -> Bool {
        let prefix: StaticString = "ext:"
        guard cell.count > prefix.utf8CodeUnitCount else { return false }
        return equals(cell.extracting(..<prefix.utf8CodeUnitCount), prefix)
    }
}
