import CSVCore
import DurableFiles
import Ledger

/// Found rows in an unnamed scratch file: written one after the other, then read back in the same order.
///
/// A large district finds some hundred thousand of them, which must not be in memory while bundles are made.
final class FoundRowStore {
    /// A row but for its lists.
    struct Texts {
        var item: String
        var section: String
        var kind: String
        var code: String
        var title: String
        var school: String
    }

    private static let pieceBytes = 1 << 16

    /// What stands before the texts of a row.
    private struct Header: BitwiseCopyable {
        /// Of item, section, class, code, students, persons, title, school.
        var lengths: SIMD8<UInt32>
        var scores: Int
        var hasRepeats: Bool
    }

    private let scratch: ScratchFile
    private var rest: Range<UInt64> = 0..<0
    private var piece: [UInt8] = []
    private var place = 0

    init(scratchFolder: FilePath) throws {
        scratch = try ScratchFile(in: scratchFolder)
    }

    func append(_ texts: Texts, scores: Int, _ lists: borrowing PackedLists) throws {
        try lists.lend { students, persons in
            let before = [texts.item, texts.section, texts.kind, texts.code]
            let after = [texts.title, texts.school]
            let lengths =
                before.map(\.utf8.count) + [students.count, persons.count] + after.map(\.utf8.count)
            var header = Header(lengths: SIMD8(), scores: scores, hasRepeats: lists.hasRepeats)
            for (place, length) in lengths.enumerated() { header.lengths[place] = UInt32(length) }
            try withUnsafeBytes(of: &header) { try scratch.append($0) }
            for text in before { try append(text) }
            for list in [students, persons] { try scratch.append(UnsafeRawBufferPointer(list)) }
            for text in after { try append(text) }
        }
    }

    private func append(_ text: String) throws {
        var copy = text
        try copy.withUTF8 { try scratch.append(UnsafeRawBufferPointer($0)) }
    }

    func finishWriting() throws {
        try scratch.finishWriting()
        rest = 0..<scratch.size
    }

    /// Lends one row after the other, in the order in which they were written.
    func forEach(_ body: (FoundRow) throws -> Void) throws {
        while try next(body) {}
    }

    /// False at the end.
    private func next(_ body: (FoundRow) throws -> Void) throws -> Bool {
        let headerBytes = MemoryLayout<Header>.size
        guard try fill(headerBytes) else { return false }
        let header = piece.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: Header.self) }
        let size = headerBytes + Int(header.lengths.wrappedSum())
        guard try fill(size) else { throw cut() }
        defer { place += size }
        try piece.withUnsafeBufferPointer { bytes in
            var start = place + headerBytes
            func text(_ index: Int) -> FieldBytes {
                let end = start + Int(header.lengths[index])
                defer { start = end }
                return FieldBytes(rebasing: bytes[start..<end])
            }
            try body(
                FoundRow(
                    item: text(0), section: text(1), kind: text(2), code: text(3), scores: header.scores,
                    students: text(4), persons: text(5), title: text(6), school: text(7),
                    hasRepeats: header.hasRepeats))
        }
        return true
    }

    /// Has at least so many bytes at hand; false where nothing at all is left.
    private func fill(_ count: Int) throws -> Bool {
        let waiting = piece.count - place
        guard waiting < count else { return true }
        guard !rest.isEmpty else {
            guard waiting == 0 else { throw cut() }
            return false
        }
        piece.removeSubrange(..<place)
        place = 0
        let wanted = Int(min(UInt64(max(Self.pieceBytes, count) - waiting), UInt64(rest.count)))
        let more = try [UInt8](unsafeUninitializedCapacity: wanted) { bytes, filled in
            filled = try scratch.pread(into: UnsafeMutableRawBufferPointer(bytes), at: rest.lowerBound)
        }
        rest = (rest.lowerBound + UInt64(more.count))..<(more.isEmpty ? rest.lowerBound : rest.upperBound)
        piece += more
        guard piece.count >= count else { throw cut() }
        return true
    }

    private func cut() -> FileError {
        FileError(operation: "read a scratch file in", path: scratch.folder, errno: .ioError)
    }
}
