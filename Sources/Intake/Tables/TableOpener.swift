import DurableFiles

/// What the readers of one input share: how to open a table, and where findings go.
struct TableOpener {
    let set: InputSet
    let profile: Profile
    let maxFieldBytes: Int
    let report: (IntakeFinding) -> Void

    /// The table, or a refusal that says the file is missing.
    func required(_ shape: TableShape, known: Set<String> = []) throws -> TableReader {
        guard let table = try optional(shape, known: known) else {
            throw InputRefusal(input: set.name, file: profile.file(shape.file), reason: .missingFile)
        }
        return table
    }

    func optional(_ shape: TableShape, known: Set<String> = []) throws -> TableReader? {
        let file = profile.file(shape.file)
        let source: (any ByteSource)?
        do {
            source = try set.open(file)
        } catch let error as FileError {
            throw InputRefusal.orFault(error, input: set.name, file: file)
        }
        guard let source else { return nil }
        return try TableReader(
            set, source, shape, profile: profile, known: known, maxFieldBytes: maxFieldBytes,
            report: report)
    }

    /// Reports the files that nobody asked for, once each.
    func reportUnknownFiles(known: [String]) {
        let asked = Set(known.map(profile.file))
        for file in set.fileNames.sorted() where !asked.contains(file) {
            report(IntakeFinding(code: .unknownFile, file: file))
        }
    }
}
