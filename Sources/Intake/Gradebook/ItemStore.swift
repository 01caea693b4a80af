import CSVCore
import DurableFiles

/// Some rows of GradebookItems.csv with their titles.
struct StoredItemRows: Sendable {
    fileprivate(set) var rows: [ItemRow] = []
    fileprivate var titles: [UInt8] = []

    func title(_ place: Int) -> String { withTitle(place) { String(decoding: $0, as: UTF8.self) } }

    func withTitle<T>(_ place: Int, _ body: (FieldBytes) throws -> T) rethrows -> T {
        let start = rows[place].titleStart
        return try body(titles.span.extracting(start..<start + rows[place].titleCount))
    }
}

/// The rows of GradebookItems.csv, written one after the other and read again some at a time.
///
/// A row has some 70 bytes with its title. A state has millions of items and asks for each once, so beyond a few
/// thousand they are in scratch files (Spec/decisions.md, D95).
///
/// Unchecked: one thread writes it, and others get it to read once the writing is finished.
final class ItemStore: @unchecked Sendable {
    private static let rowsInMemory = 4_096

    let folder: FilePath?
    private var last = StoredItemRows()
    private var scratch: (rows: ScratchFile, titles: ScratchFile)?
    private var titleBytes = 0
    private(set) var count = 0

    /// - Parameter scratchFolder: where the scratch files are; nil keeps all rows in memory.
    init(scratchFolder: FilePath?) {
        folder = scratchFolder
    }

    func append(_ row: ItemRow, title: FieldBytes) throws {
        if let folder, last.rows.count == Self.rowsInMemory { try spill(to: folder) }
        var row = row
        (row.titleStart, row.titleCount) = (titleBytes, title.count)
        titleBytes += title.count
        last.rows.append(row)
        last.titles.append(contentsOf: title)
        count += 1
    }

    func finishWriting() throws {
        guard let scratch, let folder else { return }
        try spill(to: folder)
        last = StoredItemRows()
        try scratch.rows.finishWriting()
        try scratch.titles.finishWriting()
    }

    private func spill(to folder: FilePath) throws {
        let scratch = try self.scratch ?? (ScratchFile(in: folder), ScratchFile(in: folder))
        self.scratch = scratch
        try unsafe last.rows.withUnsafeBytes { try unsafe scratch.rows.append(Span(_unsafeBytes: $0)) }
        let titles = last.titles
        try scratch.titles.append(titles.span)
        last.rows.removeAll(keepingCapacity: true)
        last.titles.removeAll(keepingCapacity: true)
    }

    /// Appends the rows at these places, counted in the order in which they were written.
    func read(_ places: Range<Int>, into read: inout StoredItemRows) throws {
        guard let scratch else {
            append(last.rows[places], titlesFrom: 0, of: last.titles, to: &read)
            return
        }
        let stride = MemoryLayout<ItemRow>.stride
        let rows = try unsafe [ItemRow](unsafeUninitializedCapacity: places.count) { rows, count in
            let bytes = unsafe UnsafeMutableRawBufferPointer(rows)[..<(places.count * stride)]
            try unsafe scratch.rows.read(
                into: UnsafeMutableRawBufferPointer(rebasing: bytes), at: UInt64(places.lowerBound * stride))
            count = places.count
        }
        guard let first = rows.first, let end = rows.last else { return }
        let count = end.titleStart + end.titleCount - first.titleStart
        let titles = try unsafe [UInt8](unsafeUninitializedCapacity: count) { bytes, filled in
            let room = UnsafeMutableRawBufferPointer(bytes)
            try unsafe scratch.titles.read(
                into: UnsafeMutableRawBufferPointer(rebasing: room[..<count]), at: UInt64(first.titleStart))
            filled = count
        }
        append(rows[...], titlesFrom: first.titleStart, of: titles, to: &read)
    }

    /// - Parameter start: where the first of `titles` is among all of them.
    private func append(
        _ rows: ArraySlice<ItemRow>, titlesFrom start: Int, of titles: [UInt8], to read: inout StoredItemRows
    ) {
        guard let first = rows.first, let last = rows.last else { return }
        let moved = read.titles.count - first.titleStart
        let end = last.titleStart + last.titleCount
        read.titles.append(contentsOf: titles[(first.titleStart - start)..<(end - start)])
        for var row in rows {
            row.titleStart += moved
            read.rows.append(row)
        }
    }
}
