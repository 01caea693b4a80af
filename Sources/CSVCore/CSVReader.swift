/// Reads CSV as RFC 4180 has it, and refuses everything else.
///
/// - UTF-8; a byte order mark at the start is skipped.
/// - LF or CRLF ends a record, also mixed; the last record needs no line end.
/// - The first record is the header, and every later record has as many fields as it.
/// - Blank lines at the very end of the file are skipped; a blank line that something else follows is a
///   ragged row. In a file of one column, though, a blank line anywhere is a record with one empty field,
///   as the grammar has it, so that what was written is what is read.
///
/// Memory is bounded by `bufferBytes` and `CSVLimits.maxRecordBytes`, time is linear in the bytes read.
/// A reader that has thrown keeps throwing the same error.
public final class CSVReader {
    private var core: RecordReader
    private var failure: (any Error)?
    @usableFromInline let fields: UnsafeMutablePointer<FieldBytes>
    // Unchecked, because it is read for every field, and no access of it can overlap another.
    @exclusivity(unchecked) @usableFromInline var currentFieldCount = 0

    /// - Parameters:
    ///   - bufferBytes: how much is asked of `fill` at once, at least 16.
    ///   - fill: writes the file's next bytes to the start of the memory it is given, which is never empty,
    ///     and returns how many; fewer than fit are fine, 0 is the end. What it throws `next()` throws.
    public init(
        limits: CSVLimits = CSVLimits(), bufferBytes: Int = 262_144,
        fill: @escaping (UnsafeMutableRawBufferPointer) throws -> Int
    ) {
        core = RecordReader(limits: limits, bufferBytes: bufferBytes, fill: fill)
        fields = core.fields
    }

    /// Reads one block of a file. Records are counted from the block's first.
    ///
    /// - Parameter columnCount: fields of the header; nil for the block that begins with it.
    public init(limits: CSVLimits = CSVLimits(), block: CSVBlock, columnCount: Int?) {
        core = RecordReader(limits: limits, block: block, columnCount: columnCount)
        fields = core.fields
    }

    /// Reads the next record; false at the end of the file.
    ///
    /// - Throws: `CSVError`, or what `fill` throws.
    public func next() throws -> Bool {
        if let failure { throw failure }
        do {
            let found = try core.next()
            currentFieldCount = found ? core.columnCount : 0
            return found
        } catch {
            failure = error
            currentFieldCount = 0
            throw error
        }
    }

    /// Fields of the current record; 0 before the first and after the last.
    @inlinable public var fieldCount: Int { currentFieldCount }

    /// A field of the current record, from 0.
    @inlinable
    public subscript(index: Int) -> FieldBytes {
        precondition(index >= 0 && index < currentFieldCount, "no such field")
        return fields[index]
    }

    /// The current record's first byte.
    public var position: CSVPosition { core.position(at: core.buffer.start) }

    /// The first byte of a field of the current record: its quote, if it has one.
    public func position(ofField index: Int) -> CSVPosition {
        guard let content = self[index].baseAddress else { return position }
        return core.position(ofFieldWith: content)
    }
}
