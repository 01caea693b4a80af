import OneRoster

/// Which file of a set is which table, by its name; other upper and lower case is told and forgiven.
struct SetNames {
    /// Name in lower case → as the set calls it. The exact name goes before another case of it.
    private var files: [String: String] = [:]
    private let names: [String]

    init(_ names: [String]) {
        self.names = names
        let known = Set(Version.allCases.flatMap { $0.tables.map(\.fileName) } + [Manifest.fileName])
        for name in names where known.contains(name) { files[name.lowercased()] = name }
        let lower = Set(known.map { $0.lowercased() })
        for name in names where lower.contains(name.lowercased()) && files[name.lowercased()] == nil {
            files[name.lowercased()] = name
        }
    }

    var manifest: String? { files[Manifest.fileName] }

    func file(of table: Table) -> String? { files[table.fileName.lowercased()] }

    /// Files that are a table in some version.
    var tableFileCount: Int { files.count - (manifest == nil ? 0 : 1) }

    /// Files whose names are those of tables of this version, or the manifest's, but for upper and lower case.
    func checkCase(_ version: Version, _ report: (Finding) -> Void) {
        for name in [Manifest.fileName] + version.tables.map(\.fileName) {
            guard let file = files[name.lowercased()], file != name else { continue }
            report(Finding(.fileNameCase, file: file, detail: "its name is \(name)"))
        }
    }

    /// Files that this version does not have.
    func others(than version: Version) -> [String] {
        let taken = Set(version.tables.compactMap(file(of:)) + [manifest].compactMap { $0 })
        return names.filter { !taken.contains($0) }
    }
}
