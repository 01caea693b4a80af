public import CSVCore
import Domain

/// A line item's row as it is to be written. What is bound and what its checksum is of are the same bytes.
public struct LineItemRow: ~Copyable {
    private var texts = ByteBuffer()
    /// Of each column where its text ends in the texts of all; of a number the number itself.
    public private(set) var ends: [Int] = []
    /// A bit for each column that is NULL.
    public private(set) var nulls: UInt32 = 0

    public init(_ line: StoredLineItem) {
        ends.reserveCapacity(LineItemRows.ownCount)
        let (written, version) = (line.written, line.version)
        add(Int(written.id))
        add(written.item)
        add(written.section)
        add(written.sourcedID)
        add(written.school)
        add(version.title)
        add(version.sentTitle)
        add(version.assignDate.description)
        add(version.dueDate.description)
        add(version.category)
        add(version.period)
        add(version.maxPoints.description)
        add(StoredLineItem.json(written.bundles))
        add(line.campusHold?.rawValue)
        add(line.isEditedInCampus ? 1 : 0)
        add(line.shown.rawValue)
        add(written.vanished)
        add(line.isDueAgain ? 1 : 0)
        add(written.versionBundle)
        add(line.lastThere?.description)
        add(line.campus?.title)
        add(line.campus?.dueDate?.description)
        add(line.campus?.category)
        add(line.campus?.maxPoints?.description)
    }

    private mutating func add(_ number: Int) { ends.append(number) }

    private mutating func add(_ text: String?) {
        if let text { texts.append(utf8: text) } else { nulls |= 1 << UInt32(ends.count) }
        ends.append(texts.count)
    }

    /// The ledger's own number of the line item.
    public var id: Int64 { Int64(ends[0]) }

    /// Lends the texts of all columns, one behind the other, and the checksum of all but the results.
    public borrowing func withTexts<T>(_ body: (FieldBytes, _ checksum: Int64) throws -> T) rethrows -> T {
        let texts = texts.bytes
        return try body(texts, LineItemChecksum.of(texts: texts, ends: ends.span, nulls: nulls))
    }
}
