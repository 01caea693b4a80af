package import CSVCore

/// Rows of a CSV file for people: cells that a spreadsheet would run are neutralised.
package struct SpreadsheetRows: ~Copyable {
    package private(set) var bytes: ByteBuffer
    private var isFirst = true

    package init(capacity: Int = 4_096) {
        bytes = ByteBuffer(capacity: capacity)
    }

    package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    package mutating func cell(_ text: String?) {
        separate()
        if let text { bytes.appendCellForPeople(text) }
    }

    package mutating func cell(_ text: FieldBytes?) {
        separate()
        if let text { bytes.appendCellForPeople(text) }
    }

    package mutating func cell(_ number: Int?) {
        separate()
        if let number { bytes.append(decimal: number) }
    }

    /// Text of our own, which no spreadsheet runs.
    package mutating func cell(_ text: StaticString) {
        separate()
        bytes.appendCell(text.bytes)
    }

    package mutating func endRow() {
        bytes.append("\r\n")
        isFirst = true
    }

    private mutating func separate() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
    }
}
