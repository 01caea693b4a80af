import CSVCore
import Domain
package import DurableFiles
import Inputs
package import Records

/// Found rows in an unnamed scratch file: written one after the other, then read back in the same order.
///
/// A large district finds some hundred thousand of them, which must not be in memory while bundles are made.
package final class FoundRowStore {
    private static let pieceBytes = 1 << 16

    private let scratch: ScratchFile
    private var rest: Range<UInt64> = 0..<0
    private var piece: [UInt8] = []
    private var place = 0
    /// The classes and codes as bytes, lent with every row; and where those of a kept code stand.
    private let names = IDTable()
    private let placeOfName: [(kind: Int, code: Int)]

    package init(scratchFolder: FilePath) throws {
        scratch = try ScratchFile(in: scratchFolder)
        let names = names
        func add(_ name: String) -> Int {
            names.add(name.utf8.span).index
        }
        placeOfName = KeptCode.all.map { (add($0.kind.rawValue), add($0.code)) }
    }

    /// The rows of one batch, behind those of the batches before it.
    package func append(_ rows: borrowing FoundRows) throws {
        try scratch.append(rows.bytes.bytes)
    }

    package func finishWriting() throws {
        try scratch.finishWriting()
        rest = 0..<scratch.size
    }

    /// Lends one row after the other, in the order in which they were written.
    package func forEach(_ body: (FoundRow) throws -> Void) throws {
        while try next(body) {}
    }

    /// False at the end.
    private func next(_ body: (FoundRow) throws -> Void) throws -> Bool {
        let headerBytes = MemoryLayout<FoundRows.Header>.size
        guard try fill(headerBytes) else { return false }
        let header = unsafe piece.withUnsafeBytes {
            unsafe $0.loadUnaligned(fromByteOffset: place, as: FoundRows.Header.self)
        }
        let size = headerBytes + Int(header.lengths.wrappedSum())
        guard try fill(size) else { throw cut() }
        try lend(header, textsAt: place + headerBytes, in: piece, names, body)
        place += size
        return true
    }

    private func lend(
        _ header: FoundRows.Header, textsAt start: Int, in piece: [UInt8], _ names: IDTable,
        _ body: (FoundRow) throws -> Void
    ) throws {
        var start = start
        func place(_ index: Int) -> Range<Int> {
            let end = start + Int(header.lengths[index])
            defer { start = end }
            return start..<end
        }
        let (item, section, title, school) = (place(0), place(1), place(2), place(3))
        let (students, persons) = (place(4), place(5))
        let name = placeOfName[Int(header.code)]
        let bytes = piece.span
        try body(
            FoundRow(
                item: bytes.extracting(item), section: bytes.extracting(section), kind: names[name.kind],
                code: names[name.code], scores: header.scores, students: bytes.extracting(students),
                persons: bytes.extracting(persons), title: bytes.extracting(title),
                school: bytes.extracting(school), hasRepeats: header.hasRepeats))
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
        let more = try unsafe [UInt8](unsafeUninitializedCapacity: wanted) { bytes, filled in
            try unsafe scratch.read(into: UnsafeMutableRawBufferPointer(bytes), at: rest.lowerBound)
            filled = wanted
        }
        rest = (rest.lowerBound + UInt64(wanted))..<rest.upperBound
        piece += more
        guard piece.count >= count else { throw cut() }
        return true
    }

    private func cut() -> FileError {
        FileError(operation: "read a scratch file in", path: scratch.folder, errno: .ioError)
    }
}
