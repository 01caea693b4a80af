/// A text whose header can be looked at before it is read.
///
/// What was looked at is given out first; from then on the text goes through as it is.
@safe package final class HeadedText: ByteSource {
    package typealias Fill = (UnsafeMutableRawBufferPointer) throws -> Int

    /// Nearly every header is shorter, so it is asked for at once.
    private static let pieceBytes = 4_096
    /// A header that is longer is not looked at: it is read as it always was.
    private static let mostBytes = 1 << 16

    private let fill: Fill
    /// The header's record and what was read with it.
    package private(set) var head: [UInt8] = []
    /// What of the head is to be given out next.
    private var waiting = 0

    package init(_ fill: @escaping Fill) throws {
        unsafe self.fill = unsafe fill
        var end = HeaderEnd()
        var isAtEnd = false
        while !isAtEnd, head.count < Self.mostBytes, !end.isFound(in: head) {
            let old = head.count
            head += [UInt8](repeating: 0, count: Self.pieceBytes)
            let count = try unsafe head.withUnsafeMutableBytes {
                try unsafe fill(UnsafeMutableRawBufferPointer(rebasing: $0[old...]))
            }
            head.removeLast(Self.pieceBytes - count)
            isAtEnd = count == 0
        }
    }

    /// Passes over what stands before the header.
    func skip(_ count: Int) { waiting = min(count, head.count) }

    package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        guard waiting < head.count else { return try unsafe fill(buffer) }
        let piece = head[waiting...].prefix(buffer.count)
        unsafe buffer.copyBytes(from: piece)
        waiting += piece.count
        return piece.count
    }
}

/// Looks for the end of the header in a text that grows: the first line feed with an even number of quotes before it, or the
/// second, for the first line may be Excel's `sep=`.
private struct HeaderEnd {
    private var seen = 0
    private var isQuoted = false
    private var lines = 0

    mutating func isFound(in text: [UInt8]) -> Bool {
        while seen < text.count, lines < 2 {
            let byte = text[seen]
            seen += 1
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if byte == UInt8(ascii: "\n"), !isQuoted { lines += 1 }
        }
        return lines == 2
    }
}
