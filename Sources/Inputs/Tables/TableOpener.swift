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

    /// What a column of days, or of times, holds.
    public var dateContent: CellContent { .date(kind, profile.dates[kind] ?? .iso) }

    /// The table, or a refusal that says the file is missing.
    public func required(_ shape: TableShape, known: Set<String> = []) throws -> TableReader {
        guard let table = try optional(shape, known: known) else {
            throw try missing(shape)
        }
        return table
    }

    public func optional(_ shape: TableShape, known: Set<String> = []) throws -> TableReader? {
        guard let text = try text(shape) else {
            try refusePacked(shape)
            return nil
        }
        return try TableReader(
            set, text, shape, profile: profile, known: known, limits: limits,
            report: report)
    }

    /// The name of a table's file as it stands in the input, or as it should.
    public func file(_ shape: TableShape) -> String {
        let file = profile.file(shape.file)
        return set.name(of: file) ?? file
    }

    private func text(_ shape: TableShape) throws -> TableText? {
        let file = file(shape)
        do {
            try set.refuseAlike(file)
            guard let source = try set.open(file) else { return nil }
            let text = TextSource(source, input: set.name, file: file, stated: profile.encodings[kind]) {
                reportOnce($0 == .utf16 ? .utf16 : .windows1252, of: file)
            }
            let headed = try unsafe HeadedText { try unsafe text.read(into: $0) }
            let required = shape.required.map { profile.column($0, of: shape.file) }
            let found = try DelimiterSearch(headed.head, required: required, limits: limits.csv)
                .found(stated: profile.delimiters[kind])
            if let code = InputFindingCode(found.delimiter) { reportOnce(code, of: file) }
            headed.skip(found.start.byte)
            return TableText(source: headed, found: found)
        } catch {
            throw TableReader.refusal(error, input: set.name, file: file)
        }
    }

    private func reportOnce(_ code: InputFindingCode, of file: String) {
        guard set.isToBeTold(code, of: file) else { return }
        report(InputFinding(code: code, file: file))
    }

    /// The same without reports, for a table that was opened before.
    public var silent: TableOpener {
        TableOpener(kind, set: set, profile: profile, zone: zone, limits: limits, report: { _ in })
    }

    // MARK: In blocks

    /// A table to be read in blocks, or a refusal that says the file is missing.
    func blocks(_ shape: TableShape) throws -> CSVBlocks {
        guard let text = try text(shape) else {
            throw try missing(shape)
        }
        let source = text.source
        return unsafe CSVBlocks(delimiter: text.found.delimiter, start: text.found.start) {
            try unsafe source.read(into: $0)
        }
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

/// A table's text, and how it is read.
struct TableText {
    /// From the header on.
    let source: HeadedText
    let found: DelimiterSearch.Found
}

extension InputFindingCode {
    /// Nil of the comma, which is no news.
    fileprivate init?(_ delimiter: Delimiter) {
        switch delimiter {
        case .comma: return nil
        case .tab: self = .tabs
        case .semicolon: self = .semicolons
        case .pipe: self = .pipes
        }
    }
}
