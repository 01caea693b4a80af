import CSVCore
import OneRoster

/// The version of a set that does not say it: the one that its headers fit better, 1.1 where both do.
enum VersionGuess {
    static func version(of source: SetSource, _ names: SetNames, _ options: CheckOptions) throws -> Version {
        var best = (version: Version.v1p1, fit: Int.min)
        for version in Version.allCases {
            let tables = version.tables.compactMap { table in names.file(of: table).map { (table, $0) } }
            var fit = tables.count - names.tableFileCount
            for (table, file) in tables { fit += try Self.fit(source, file, table, options) }
            if fit > best.fit { best = (version, fit) }
        }
        return best.version
    }

    private static func fit(
        _ source: SetSource, _ file: String, _ table: Table, _ options: CheckOptions
    ) throws -> Int {
        var opened = try SetTable(file, columns: table.header, of: source, options) { _ in }
        guard try opened.header({ _ in }) else { return 0 }
        let header = Set(opened.reader.texts)
        let matching = table.header.count(where: header.contains)
        return 2 * matching - table.header.count
            - header.subtracting(table.header).count { !$0.hasPrefix("metadata.") }
    }
}
