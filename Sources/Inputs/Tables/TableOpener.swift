import CSVCore
import Domain
import DurableFiles

/// What the readers of one input share: how to open a table, and where findings go.
public struct TableOpener {
    public let set: InputSet
    public let profile: Profile
    public let limits: TableLimits
    public let report: (InputFinding) -> Void

    public init(
        set: InputSet, profile: Profile, limits: TableLimits, report: @escaping (InputFinding) -> Void
    ) {
        self.set = set
        self.profile = profile
        self.limits = limits
        self.report = report
    }

    /// The table, or a refusal that says the file is missing.
    public func required(_ shape: TableShape, known: Set<String> = []) throws -> TableReader {
        guard let table = try optional(shape, known: known) else {
            throw InputRefusal(input: set.name, file: profile.file(shape.file), reason: .missingFile)
        }
        return table
    }

    public func optional(_ shape: TableShape, known: Set<String> = []) throws -> TableReader? {
        guard let source = try source(profile.file(shape.file)) else { return nil }
        return try TableReader(
            set, source, shape, profile: profile, known: known, limits: limits,
            report: report)
    }

    private func source(_ file: String) throws -> (any ByteSource)? {
        do {
            return try set.open(file)
        } catch {
            throw TableReader.refusal(error, input: set.name, file: file)
        }
    }

    /// The same without reports, for a table that was opened before.
    var silent: TableOpener {
        TableOpener(set: set, profile: profile, limits: limits, report: { _ in })
    }

    // MARK: In blocks

    /// A table to be read in blocks, or a refusal that says the file is missing.
    func blocks(_ shape: TableShape) throws -> CSVBlocks {
        let file = profile.file(shape.file)
        guard let source = try source(file) else {
            throw InputRefusal(input: set.name, file: file, reason: .missingFile)
        }
        return unsafe CSVBlocks { try unsafe source.read(into: $0) }
    }

    /// The next block; nil at the end. Throws `CSVBlocks.NoCut` or the refusal of the file.
    func read(_ blocks: inout CSVBlocks, of shape: TableShape) throws -> CSVBlock? {
        do {
            return try blocks.read()
        } catch let error as CSVBlocks.NoCut {
            throw error
        } catch {
            throw TableReader.refusal(error, input: set.name, file: profile.file(shape.file))
        }
    }

    /// The table whose first block is this.
    func table(_ shape: TableShape, firstBlock: CSVBlock, known: Set<String>) throws -> TableReader {
        try TableReader(
            set, firstBlock: firstBlock, shape, profile: profile, known: known, limits: limits,
            report: report)
    }

    /// Reports the files that nobody asked for, once each.
    public func reportUnknownFiles(known: [String]) {
        let asked = Set(known.map(profile.file))
        for file in set.fileNames.sorted() where !asked.contains(file) {
            report(InputFinding(code: .unknownFile, file: file))
        }
    }
}
