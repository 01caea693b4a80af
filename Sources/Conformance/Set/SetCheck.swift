import OneRoster

/// Checks a set that could be opened, file by file.
struct SetCheck {
    private let source: SetSource
    private let options: CheckOptions
    private let names: SetNames

    init(_ source: SetSource, _ options: CheckOptions) {
        self.source = source
        self.options = options
        names = SetNames(source.names)
    }

    func run(progress: (Int) -> Void, _ report: (Finding) -> Void) throws -> CheckedSet {
        if let folder = source.folder { report(Finding(.filesInFolder, file: folder)) }
        let manifest = try ManifestCheck(names.manifest, of: source, options, report)
        let version = try manifest.version ?? VersionGuess.version(of: source, names, options)
        manifest.check(version, options, report)
        names.checkCase(version, report)
        let files = try checkTables(version, manifest, progress, report)
        try checkOthers(version, report)
        return CheckedSet(
            version: version, isVersionStated: manifest.version != nil,
            files: manifest.checked + files.checked,
            uncheckedReferences: files.uncheckedReferences)
    }

    private func checkTables(
        _ version: Version, _ manifest: ManifestCheck, _ progress: (Int) -> Void,
        _ report: (Finding) -> Void
    ) throws -> (checked: [CheckedSet.File], uncheckedReferences: [String]) {
        let rules = try RowRules.all(options)
        var checked: [CheckedSet.File] = []
        var rows = 0
        for table in FileOrder.tables(version) {
            let presence = manifest.presence(of: table)
            guard let file = names.file(of: table) else {
                if presence == .bulk || presence == .delta {
                    report(Finding(.fileMissing, file: table.fileName))
                }
                continue
            }
            if presence == .absent { report(Finding(.fileUndeclared, file: file)) }
            let check = FileCheck(
                table: table, file: file, presence: presence, kind: kind(presence), options: options)
            checked.append(
                try check.run(source, rules, counted: { Self.count(&rows, progress) }, report))
        }
        for rule in rules { try rule.finish(report) }
        progress(rows)
        return (checked, Set(rules.flatMap(\.uncheckedReferences)).sorted())
    }

    /// Without a manifest every file is taken for bulk. Where one is there and does not say, nothing is known.
    private func kind(_ presence: Manifest.Presence?) -> FileKind? {
        switch presence {
        case .bulk: .bulk
        case .delta: .delta
        case .absent: nil
        case nil: names.manifest == nil ? .bulk : nil
        }
    }

    private static func count(_ rows: inout Int, _ progress: (Int) -> Void) {
        rows += 1
        if rows & 0xffff == 0 { progress(rows) }
    }

    /// Files that are no table of this version; in a zip they are read, for their checksums.
    private func checkOthers(_ version: Version, _ report: (Finding) -> Void) throws {
        for name in source.others { report(Finding(.fileUnknown, file: name)) }
        for name in names.others(than: version) {
            report(Finding(.fileUnknown, file: name))
            guard source.hasChecksums else { continue }
            do {
                let fill = try unsafe source.open(name)
                try unsafe withUnsafeTemporaryAllocation(byteCount: 262_144, alignment: 16) { buffer in
                    while try unsafe fill(buffer) > 0 {}
                }
            } catch let fault as SetFault {
                report(fault.finding)
            }
        }
    }
}
