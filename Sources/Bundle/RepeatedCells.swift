import CSVCore
import Domain

/// What many rows of results.csv share, made once and copied into each: the cells of a line item, and a day.
///
/// Made for each row, they were a fifth of what writing results cost.
struct RepeatedCells: ~Copyable {
    private var lineItem: String?
    private var lineItemCells = ByteBuffer(capacity: 256)
    private var day: CalendarDay?
    private var dayCell = ByteBuffer()

    /// What stands between a result's id and its student.
    mutating func append(_ lineItem: String, after afterID: String, to buffer: inout ByteBuffer) {
        if self.lineItem != lineItem {
            self.lineItem = lineItem
            lineItemCells.removeAll(keepingCapacity: true)
            lineItemCells.append(utf8: afterID)
            lineItemCells.append(utf8: lineItem)
            lineItemCells.append(UInt8(ascii: ","))
        }
        buffer.append(lineItemCells.bytes)
    }

    mutating func append(_ day: CalendarDay, to buffer: inout ByteBuffer) {
        if self.day != day {
            self.day = day
            dayCell.removeAll(keepingCapacity: true)
            day.append(to: &dayCell)
        }
        buffer.append(dayCell.bytes)
    }
}
