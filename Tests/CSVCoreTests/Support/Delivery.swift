import CSVCore
import TestSupport
import Testing

/// How a document reaches the reader: in what pieces, into how small a buffer.
struct Delivery: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bufferBytes: Int
    /// Sizes of the pieces, over and over.
    var pieces: [Int]

    static let whole = Delivery(testDescription: "whole", bufferBytes: 1 << 16, pieces: [.max])
    static let byteByByte = Delivery(testDescription: "byte by byte", bufferBytes: 1 << 16, pieces: [1])
    static let smallest = Delivery(testDescription: "smallest buffer", bufferBytes: 16, pieces: [.max])
    static let all = [whole, byteByByte, smallest]

    static func random(_ source: inout RandomSource) -> Delivery {
        Delivery(
            testDescription: "random", bufferBytes: .random(in: 16...200, using: &source),
            pieces: (0..<7).map { _ in .random(in: 1...40, using: &source) })
    }

    func fill(from document: [UInt8]) -> (UnsafeMutableRawBufferPointer) -> Int {
        var offset = 0
        var call = 0
        return { [pieces] memory in
            let count = min(pieces[call % pieces.count], memory.count, document.count - offset)
            memory.copyBytes(from: document[offset..<offset + count])
            offset += count
            call += 1
            return count
        }
    }

    func reader(
        of document: [UInt8], _ delimiter: Delimiter = .comma, limits: CSVLimits = CSVLimits()
    ) -> CSVReader {
        CSVReader(
            limits: limits, delimiter: delimiter, bufferBytes: bufferBytes, fill: fill(from: document))
    }
}
