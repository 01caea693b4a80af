import CSVCore
public import Domain
import DurableFiles
import PlainText

/// What the readers of one input share: how to open a table, and where findings go.
public struct TableOpener {
    public let set: InputSet
    public let profile: Profile
    /// How days and times are read.
    public let dates: DateReading
    /// What the input is, for what the profile says of its kind.
    let kind: InputKind
    private let zone: ZoneRules
    public let limits: TableLimits
    public let report: (InputFinding) -> Void

    public init(
        _ kind: InputKind, set: InputSet, profile: Profile, zone: ZoneRules = .utc, limits: TableLimits,
        report: @escaping (InputFinding) -> Void
    ) {
        self.kind = kind
        dates = DateReading(profile.dates[kind] ?? .iso, zone: zone)
        self.zone = zone
        self.set = set
        self.profile = profile
        self.limits = limits
        self.report = report
    }

    /// The table, or a refusal that says the file is missing.
    public func required(_ shape: TableShape, known: Set<String> = []) throws -> TableReader {
        guard let table = try optional(shape, known: known) else {
            throw missing(shape)
        }
        return table
    }

    public func optional(_ shape: TableShape, known: Set<String> = []) throws -> TableReader? {
        guard let source = try source(file(shape)) else { return nil }
        return try TableReader(
            set, source, shape, profile: profile, known: known, limits: limits,
            report: report)
    }

    /// The name of a table's file as it stands in the input, or as it should.
    public func file(_ shape: TableShape) -> String {
        let file = profile.file(shape.file)
        return set.name(of: file) ?? file
    }

    private func source(_ file: String) throws -> (any ByteSource)? {
        do {
            return try set.open(file).map { source in
                TextSource(source, input: set.name, file: file, stated: profile.encodings[kind]) { found in
                    guard set.isToBeTold(file) else { return }
                    report(InputFinding(code: found == .utf16 ? .utf16 : .windows1252, file: file))
                }
            }
        } catch {
            throw TableReader.refusal(error, input: set.name, file: file)
        }
    }

    private func missing(_ shape: TableShape) -> InputRefusal {
        let file = profile.file(shape.file)
        return InputRefusal(
            input: set.name, file: file,
            reason: .missingFile(nearest: Nearest.slip(of: file, among: set.fileNames)))
    }

    /// The same without reports, for a table that was opened before.
    public var silent: TableOpener {
        TableOpener(kind, set: set, profile: profile, zone: zone, limits: limits, report: { _ in })
    }

    // MARK: In blocks

    /// A table to be read in blocks, or a refusal that says the file is missing.
    func blocks(_ shape: TableShape) throws -> CSVBlocks {
        guard let source = try source(file(shape)) else {
            throw missing(shape)
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
            throw TableReader.refusal(error, input: set.name, file: file(shape))
        }
    }

    /// The table whose first block is this.
    func table(_ shape: TableShape, firstBlock: CSVBlock, known: Set<String>) throws -> TableReader {
        try TableReader(
            set, firstBlock: firstBlock, shape, profile: profile, known: known, limits: limits,
            report: report)
    }

    /// Reports the files that nobody asked for, once each, and the folder that all of them stand in.
    public func reportUnknownFiles(known: [String]) {
        let asked = Set(known.map { set.name(of: profile.file($0)) ?? $0 })
        if let folder = set.folderInside { report(InputFinding(code: .inFolder, file: folder)) }
        for file in set.fileNames.sorted() where !asked.contains(file) && !SystemLitter.isLitter(file) {
            report(InputFinding(code: .unknownFile, file: file))
        }
    }
}
