public import DurableFiles
public import ZipArchive

/// What the names of its tables say of an input that was dropped among gradebooks or rosters
/// (Spec/nightly.md, "Among gradebooks and rosters").
///
/// Content is not asked: an export whose rows are wrong is still an export of its kind.
public struct OwnTables: Sendable {
    /// As the district names them, in the order of Spec.
    public let names: [String]
    private let own: Set<String>
    private let readback: Set<String>

    public static func gradebook(_ profile: Profile) -> OwnTables {
        OwnTables(GradebookTables.all, profile)
    }

    public static func roster(_ profile: Profile) -> OwnTables {
        OwnTables(RosterTables.all, profile)
    }

    private init(_ shapes: [TableShape], _ profile: Profile) {
        names = shapes.map { profile.file($0.file) }
        own = Set(names.map { $0.lowercased() })
        readback = Set(
            [ReadbackTables.lineItems, ReadbackTables.results, ReadbackTables.extract]
                .map { profile.file($0.file).lowercased() })
    }

    /// Whether one of its tables is of this kind. In what cannot be looked into there is none.
    public func areIn(_ path: FilePath, limits: ZipLimits) throws -> Bool {
        try !Self.tables(in: path, limits).isDisjoint(with: own)
    }

    /// Whether tables of this kind are all that it can hold: none is of a read-back.
    public func areAll(of path: FilePath, limits: ZipLimits) throws -> Bool {
        let tables = try Self.tables(in: path, limits)
        return !tables.isDisjoint(with: own) && tables.isDisjoint(with: readback)
    }

    /// In lower case.
    private static func tables(in path: FilePath, _ limits: ZipLimits) throws -> Set<String> {
        Set(try names(inside: path, limits).map(lastPart))
    }

    /// A zip made by hand has its tables in a folder.
    private static func lastPart(_ name: String) -> String {
        (name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? name).lowercased()
    }

    private static func names(inside path: FilePath, _ limits: ZipLimits) throws -> [String] {
        guard let kind = try Files.status(path)?.kind else { return [] }
        switch kind {
        case .folder: return try Files.list(path).map(\.name)
        case .regular where InputSet.isCSV(path.string):
            return [path.lastComponent?.string ?? path.string]
        case .regular:
            do {
                return try ZipReader(path: path, limits: limits).entries.map(\.name)
            } catch is ZipError {
                return try firstEntry(path).map { [$0] } ?? []
            }
        default: return []
        }
    }

    /// Of a zip that does not open, most often one that was cut off, its beginning tells what was packed first.
    private static func firstEntry(_ path: FilePath) throws -> String? {
        let header = 30
        let bytes = try InputFile(path).head(header + 1024)
        guard bytes.count > header, bytes.starts(with: [0x50, 0x4B, 3, 4]) else { return nil }
        let length = Int(bytes[26]) + Int(bytes[27]) << 8
        guard length > 0, bytes.count >= header + length else { return nil }
        return String(validating: bytes[header..<header + length], as: UTF8.self)
    }
}
