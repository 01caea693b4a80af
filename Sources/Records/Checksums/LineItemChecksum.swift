public import CSVCore
import Checksums

/// The two checksums of a line item's row: of its results, and of everything else. Read-backs write the results of
/// nearly all line items night after night, and have nothing else of them at hand.
///
/// Three calls for a row and nothing copied: there are hundreds of thousands of them, several times a night.
public enum LineItemChecksum {
    public static let table = "line_item"

    /// Of the packed results. It begins with the line item's number, so that they cannot stand under another.
    public static func of(results: FieldBytes, lineItem id: Int64) -> Int64 {
        Int64(CRC32.adding(results, to: UInt32(truncatingIfNeeded: id)))
    }

    /// Of everything else.
    ///
    /// - Parameters:
    ///   - texts: of all columns, one behind the other.
    ///   - ends: of each column where its text ends, of a number the number itself.
    ///   - nulls: a bit for each column that is NULL.
    public static func of(texts: FieldBytes, ends: Span<Int>, nulls: UInt32) -> Int64 {
        Int64(CRC32.adding(unsafe Span(_bytes: ends.bytes), to: CRC32.adding(texts, to: nulls)))
    }
}
