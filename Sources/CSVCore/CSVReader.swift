/// Reads CSV as RFC 4180 has it, and refuses everything else.
///
/// - Between the cells stands a comma, or the one other sign that was said.
/// - UTF-8; a byte order mark at the start is skipped.
/// - LF or CRLF ends a record, also mixed; the last record needs no line end.
/// - The first record is the header, and every later record has as many fields as it.
/// - Blank lines at the very end of the file are skipped; a blank line that something else follows is a
///   ragged row. In a file of one column, though, a blank line anywhere is a record with one empty field,
///   as the grammar has it, so that what was written is what is read.
///
/// Memory is bounded by `bufferBytes` and `CSVLimits.maxRecordBytes`, time is linear in the bytes read.
/// A reader that has thrown keeps throwing the same error.
///
/// Not copyable, and `next()` changes it: so no field is still in use when its bytes go.
@safe public struct CSVReader: ~Copyable {
    // Apart, so that a reader is three words: it is lent with every row.
    private let work: Work
    @usableFromInline let fields: UnsafeMutablePointer<UnsafeField>
    @usableFromInline var currentFieldCount = 0

    private final class Work {
        var core: RecordReader
        var failure: (any Error)?

        init(_ core: consuming RecordReader) { self.core = core }
    }

    /// - Parameters:
    ///   - start: where the first byte that `fill` gives stands in the file, whose header it begins.
    ///   - bufferBytes: how much is asked of `fill` at once, at least 16.
    ///   - fill: writes the file's next bytes to the start of the memory it is given, which is never empty,
    ///     and returns how many; fewer than fit are fine, 0 is the end. What it throws `next()` throws.
    public init(
        limits: CSVLimits = CSVLimits(), delimiter: Delimiter = .comma, start: CSVPosition = .start,
        bufferBytes: Int = 262_144,
        fill: @escaping (UnsafeMutableRawBufferPointer) throws -> Int
    ) {
        work = unsafe Work(
            RecordReader(
                limits: limits, delimiter: delimiter, start: start, bufferBytes: bufferBytes, fill: fill))
        unsafe fields = unsafe work.core.fields
    }

    /// Reads one block of a file. Records are counted from the block's first.
    ///
    /// - Parameter columnCount: fields of the header; nil for the block that begins with it.
    public init(limits: CSVLimits = CSVLimits(), block: CSVBlock, columnCount: Int?) {
        work = Work(RecordReader(limits: limits, block: block, columnCount: columnCount))
        unsafe fields = unsafe work.core.fields
    }

    /// Reads the next record; false at the end of the file.
    ///
    /// - Throws: `CSVError`, or what `fill` throws.
    public mutating func next() throws -> Bool {
        if let failure = work.failure { throw failure }
        do {
            let found = try work.core.next()
            currentFieldCount = found ? work.core.columnCount : 0
            return found
        } catch {
            work.failure = error
            currentFieldCount = 0
            throw error
        }
    }

    /// Fields of the current record; 0 before the first and after the last.
    @inlinable public var fieldCount: Int { currentFieldCount }

    /// A field of the current record, from 0.
    @inlinable
    public subscript(index: Int) -> FieldBytes {
        @_lifetime(borrow self)
        get {
            precondition(index >= 0 && index < currentFieldCount, "no such field")
            // The field is in the buffer of this reader, which nothing but `next()` changes.
            return unsafe _overrideLifetime(Span(_unsafeElements: fields[index]), borrowing: self)
        }
    }

    /// The fields of the current record, which end with it.
    @inlinable
    public var record: CSVRecord {
        @_lifetime(borrow self)
        get {
            let fields = unsafe UnsafeBufferPointer(start: fields, count: currentFieldCount)
            return unsafe _overrideLifetime(CSVRecord(fields), borrowing: self)
        }
    }

    /// The fields of the current record as texts.
    public var texts: [String] {
        var texts: [String] = []
        for index in 0..<fieldCount { texts.append(String(decoding: self[index], as: UTF8.self)) }
        return texts
    }

    /// The current record's first byte.
    public var position: CSVPosition { work.core.position(at: work.core.buffer.start) }

    /// The first byte of a field of the current record: its quote, if it has one.
    public func position(ofField index: Int) -> CSVPosition {
        precondition(index >= 0 && index < currentFieldCount, "no such field")
        guard let content = unsafe fields[index].baseAddress else { return position }
        return unsafe work.core.position(ofFieldWith: content)
    }
}
