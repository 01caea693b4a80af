public import CSVCore
public import Domain
public import OneRoster

/// Rows of results.csv, one behind the other, made by whichever thread decides them and written by one.
public struct ResultRows: ~Copyable {
    private let format: RowFormat
    public private(set) var bytes = ByteBuffer()
    private var pieces = RepeatedCells()

    public init(version: Version, mode: BundleMode, at instant: Instant) throws {
        self.init(try RowFormat(version: version, mode: mode, at: instant))
    }

    init(_ format: RowFormat) {
        self.format = format
    }

    public var count: Int { bytes.count }

    /// Lends all rows made so far; they are gone afterwards.
    public mutating func drain(_ body: (Span<UInt8>) throws -> Void) throws {
        try body(bytes.bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    /// `student` is a `sourcedId` of the roster.
    public mutating func append(
        _ lineItem: LineItemIdentity, student: FieldBytes, value: ScoreValue, day: CalendarDay,
        section: String, comment: String?
    ) {
        format.appendResult(
            lineItem, student: student, value: value, day: day, section: section, comment: comment,
            &pieces, to: &bytes)
    }

    /// A row that says what Campus has itself (`bundle.mode: bulk`).
    public mutating func append(
        _ lineItem: LineItemIdentity, student: FieldBytes, campus: CampusResult, day: CalendarDay,
        section: String
    ) {
        format.appendCampusResult(
            lineItem, student: student, campus, day: day, section: section, to: &bytes)
    }
}
