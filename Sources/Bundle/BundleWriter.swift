import CSVCore
public import Domain
public import DurableFiles
public import OneRoster
import ZipArchive

/// Writes one bundle: categories, line items and results as rows come, the manifest and the zip at the end.
///
/// Until `finish` nothing has a name on disk: the rows wait deflated in scratch files. The same rows and
/// clock give the same bytes.
public final class BundleWriter {
    let format: RowFormat
    private let scratchFolder: FilePath
    private let modified: Instant
    private let categories: TableWriter
    private let lineItems: TableWriter
    private let results: TableWriter

    public init(version: Version, mode: BundleMode, at instant: Instant, scratchFolder: FilePath) throws {
        format = try RowFormat(version: version, mode: mode, at: instant)
        self.scratchFolder = scratchFolder
        modified = instant
        categories = TableWriter(table: format.categories, .small, scratchFolder: scratchFolder)
        // A twentieth of the bundle's bytes, and of their deflated ones too.
        lineItems = TableWriter(table: format.lineItems, .small, scratchFolder: scratchFolder)
        results = TableWriter(table: format.results, .fast, scratchFolder: scratchFolder)
    }

    public var lineItemCount: Int { lineItems.rowCount }
    public var resultCount: Int { results.rowCount }

    public func writeCategory(id: String, title: String) throws {
        try categories.row { format.appendCategory(id: id, title: title, to: &$0) }
    }

    public func writeLineItem(
        id: String, version: LineItemVersion, section: String, school: String
    ) throws {
        try lineItems.row {
            format.appendLineItem(id: id, version: version, section: section, school: school, to: &$0)
        }
    }

    /// Rows of results.csv, so many, as `ResultRows` makes them. Of many rows a piece may be given at a time, wherever it is
    /// cut, all of them counted with the first.
    public func writeResults(_ rows: Span<UInt8>, count: Int) throws {
        try results.rows(rows, count: count)
    }

    /// Writes the archive at a path in private staging where nothing is, and reads it back whole.
    /// Nothing is synced: the caller does.
    public func finish(to path: FilePath) throws {
        let tables = [categories, lineItems, results]
        var entries = [try manifest(written: tables)]
        for table in tables {
            if let entry = try table.finish() { entries.append(entry) }
        }
        let (day, hour, minute, second) = modified.components
        let (year, month, dayOfMonth) = day.yearMonthDay
        guard
            let stamp = ZipTimestamp(
                year: year, month: month, day: dayOfMonth, hour: hour, minute: minute, second: second)
        else { throw BundleError.clockOutsideZip(modified) }
        try ZipWriter.write(entries: entries, to: path, modified: stamp)
        try ZipVerifier.verify(path, holds: entries.map(ZipExpectation.init))
    }

    private func manifest(written tables: [TableWriter]) throws -> DeflatedEntry {
        let present = Set(tables.filter { $0.rowCount > 0 }.map { Manifest.property(ofFile: $0.table.name) })
        let entry = try DeflatedEntry(name: Manifest.fileName, scratchFolder: scratchFolder)
        var buffer = ByteBuffer()
        format.appendManifest(present: present, to: &buffer)
        try entry.write(buffer.bytes)
        try entry.finish()
        return entry
    }
}

public enum BundleError: Error, Sendable, CustomStringConvertible {
    /// Zip keeps years 1980 to 2107.
    case clockOutsideZip(Instant)
    case missingTable(String)

    public var description: String {
        switch self {
        case .clockOutsideZip(let instant): "a zip file cannot carry the time \(instant)"
        case .missingTable(let name): "OneRoster has no table \(name)"
        }
    }
}
