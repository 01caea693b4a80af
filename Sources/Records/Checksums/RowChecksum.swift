public import CSVCore
import Checksums

/// What the checksum of a row is made of besides the bytes of its texts: of each column its kind, and its number or
/// its length, so that nothing can move from one column to another.
struct RowShape: Sendable {
    private enum Kind: UInt8 { case null, integer, text, other }

    private var numbers: [Int64] = []
    private var kinds: [UInt8] = []

    mutating func removeAll() {
        numbers.removeAll(keepingCapacity: true)
        kinds.removeAll(keepingCapacity: true)
    }

    mutating func addNull() { add(.null, 0) }
    mutating func add(integer: Int64) { add(.integer, integer) }
    mutating func add(textOf count: Int) { add(.text, Int64(count)) }
    /// No value that gradebridge ever writes.
    mutating func addOther() { add(.other, 0) }

    private mutating func add(_ kind: Kind, _ number: Int64) {
        numbers.append(number)
        kinds.append(kind.rawValue)
    }

    /// The row's checksum.
    /// - Parameter texts: the CRC-32 of all its texts, in the order of the columns.
    func checksum(texts: UInt32) -> Int64 {
        let withNumbers = CRC32.adding(unsafe Span(_bytes: numbers.span.bytes), to: texts)
        return Int64(CRC32.adding(kinds.span, to: withNumbers))
    }
}

/// Builds a row's checksum value by value, in the order of its columns.
public struct RowChecksum: ~Copyable {
    private var texts: UInt32 = 0
    private var shape = RowShape()

    public init() {}

    public mutating func add(_ text: FieldBytes) {
        texts = CRC32.adding(text, to: texts)
        shape.add(textOf: text.count)
    }

    public mutating func add(_ text: String?) {
        guard let text else { return shape.addNull() }
        add(text.utf8.span)
    }

    public mutating func add(_ number: Int64) { shape.add(integer: number) }
    public mutating func addNull() { shape.addNull() }
    public mutating func addOther() { shape.addOther() }

    /// The checksum of what was added; the next row may begin.
    public mutating func take() -> Int64 {
        defer {
            texts = 0
            shape.removeAll()
        }
        return shape.checksum(texts: texts)
    }
}
