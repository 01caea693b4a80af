import Foundation
import OneRoster
import TestSupport

/// A OneRoster set as a test makes it: files by name, each with its cells.
struct SampleSet: Sendable, Equatable {
    let version: Version
    var files: [String: SampleFile] = [:]

    /// - Parameters:
    ///   - tables: the rows of each table by its name; what is not there is absent.
    ///   - presence: what the manifest says of a table that is there.
    init(
        _ version: Version, _ tables: [String: CSVTable],
        _ presence: (String) -> Manifest.Presence
    ) {
        self.version = version
        var states: [String: Manifest.Presence] = [:]
        for table in version.tables {
            guard let rows = tables[table.name] else { continue }
            let state = presence(table.name)
            states[table.name] = state
            files[table.fileName] = SampleFile(table: rows.shaped(to: table, isDelta: state == .delta))
        }
        files[Manifest.fileName] = SampleFile(table: Self.manifest(version, states))
    }

    private static func manifest(_ version: Version, _ states: [String: Manifest.Presence]) -> CSVTable {
        var manifest = CSVTable(Manifest.header.joined(separator: " "))
        for property in version.manifestProperties {
            let value =
                switch property {
                case "manifest.version": "1.0"
                case "oneroster.version": version.rawValue
                case "source.systemName": "Birch Hollow SIS"
                case "source.systemCode": "birch-hollow"
                default: (states[String(property.dropFirst("file.".count))] ?? .absent).rawValue
                }
            manifest.append([property, value])
        }
        return manifest
    }

    /// A file by its table's name, or `manifest`.
    subscript(_ table: String) -> SampleFile {
        get { files[table + ".csv"] ?? SampleFile(table: CSVTable("")) }
        set { files[table + ".csv"] = newValue }
    }

    // MARK: Rows

    /// The physical line of the row with this id (of a manifest: property), in a file without line breaks in cells.
    func line(of id: String, in table: String) -> Int? {
        let rows = self[table].table
        guard let key = rows.columns.first else { return nil }
        return rows.rows.firstIndex { $0[key] == id }.map { $0 + 2 }
    }

    mutating func set(_ table: String, _ id: String, _ column: String, to value: String) {
        let key = self[table].table.columns.first ?? ""
        self[table].table.set(column, to: value, where: [key: id])
    }

    mutating func remove(_ table: String, _ id: String) {
        let key = self[table].table.columns.first ?? ""
        self[table].table.remove(where: [key: id])
    }

    /// Adds a row like the one with this id, but for some cells.
    mutating func copy(_ table: String, _ id: String, _ changes: CSVTable.Row) {
        let rows = self[table].table
        let key = rows.columns.first ?? ""
        for row in rows.rows(where: [key: id]) {
            self[table].table.rows.append(row.merging(changes) { $1 })
        }
    }

    /// The manifest's word on a table.
    mutating func declare(_ table: String, _ presence: String) {
        set("manifest", Manifest.property(ofFile: table), "value", to: presence)
    }

    mutating func style(_ change: (inout SampleFile.Style) -> Void) {
        for name in files.keys { change(&files[name, default: SampleFile(table: CSVTable(""))].style) }
    }

    // MARK: On disk

    func write(to folder: URL) throws {
        for (name, file) in files { try file.bytes.write(to: folder.appending(path: name)) }
    }

    var archive: HandMadeZip {
        HandMadeZip(
            entries: files.sorted { $0.key < $1.key }.map { HandMadeZip.Entry($0.key, $0.value.bytes) })
    }
}

extension CSVTable {
    /// The same rows with the columns of a table: what it does not know is dropped, what it lacks is empty.
    func shaped(to table: Table, isDelta: Bool) -> CSVTable {
        var shaped = CSVTable(table.header.joined(separator: " "))
        shaped.columns += columns.filter { $0.hasPrefix("metadata.") }
        shaped.rows = rows.map { row in row.filter { shaped.columns.contains($0.key) } }
        if isDelta {
            for index in shaped.rows.indices where shaped.rows[index]["status", default: ""].isEmpty {
                shaped.rows[index]["status"] = "active"
            }
            shaped.set("dateLastModified", to: "2026-11-23T02:00:00.000Z")
        }
        return shaped
    }
}

extension SampleSet {
    /// The id of a row that nothing refers to and whose cells no other row is judged by.
    func spareID(of table: String) -> String {
        let ids = self[table].table.values("sourcedId")
        return ids.last { $0.hasSuffix("spare") } ?? ids.last ?? ""
    }
}
