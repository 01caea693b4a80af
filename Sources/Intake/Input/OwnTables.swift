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
    /// Whether what begins with a table of this kind can hold none of a read-back: Campus exports its roster and its scores
    /// in one set as well.
    private let standsAlone: Bool

    public static func gradebook(_ profile: Profile) -> OwnTables {
        OwnTables(GradebookTables.all, profile, standsAlone: true)
    }

    public static func roster(_ profile: Profile) -> OwnTables {
        OwnTables(RosterTables.all, profile, standsAlone: false)
    }

    private init(_ shapes: [TableShape], _ profile: Profile, standsAlone: Bool) {
        self.standsAlone = standsAlone
        names = shapes.map { profile.file($0.file) }
        own = Set(names.map { $0.lowercased() })
        readback = Set(
            [ReadbackTables.lineItems, ReadbackTables.results, ReadbackTables.extract]
                .map { profile.file($0.file).lowercased() })
    }

    /// Whether one of its tables is of this kind. In what cannot be looked into there is none.
    public func areIn(_ path: FilePath, limits: ZipLimits) throws -> Bool {
        try !Self.look(path, limits).tables.isDisjoint(with: own)
    }

    /// Whether it holds tables of a read-back.
    public func areBesideReadback(_ path: FilePath, limits: ZipLimits) throws -> Bool {
        try !Self.look(path, limits).tables.isDisjoint(with: readback)
    }

    /// Whether tables of this kind are all that it can hold: none is of a read-back.
    public func areAll(of path: FilePath, limits: ZipLimits) throws -> Bool {
        let found = try Self.look(path, limits)
        return !found.tables.isDisjoint(with: own) && found.tables.isDisjoint(with: readback)
            && (found.isWhole || standsAlone)
    }

    /// In lower case, and whether these are all.
    private static func look(_ path: FilePath, _ limits: ZipLimits) throws -> (
        tables: Set<String>, isWhole: Bool
    ) {
        let (names, isWhole) = try names(inside: path, limits)
        return (Set(names.map(lastPart)), isWhole)
    }

    /// A zip made by hand has its tables in a folder.
    private static func lastPart(_ name: String) -> String {
        (name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? name).lowercased()
    }

    private static func names(inside path: FilePath, _ limits: ZipLimits) throws -> ([String], isWhole: Bool)
    {
        guard let kind = try Files.status(path)?.kind else { return ([], false) }
        switch kind {
        case .folder: return (try Files.list(path).map(\.name), true)
        case .regular where InputSet.isCSV(path.string):
            return ([path.lastComponent?.string ?? path.string], true)
        case .regular:
            do {
                return (try ZipReader(path: path, limits: limits).entries.map(\.name), true)
            } catch is ZipError {
                return (try firstEntries(path), false)
            }
        default: return ([], false)
        }
    }

    /// Of a zip that does not open, most often one that was cut off, its beginning tells what was packed first.
    private static func firstEntries(_ path: FilePath) throws -> [String] {
        let bytes = try InputFile(path).head(lookedAt)
        let isZip = bytes.starts(with: signature)
        guard isZip else { return [] }
        return bytes.indices.filter { bytes[$0...].starts(with: signature) }.compactMap { start in
            guard start + headerBytes < bytes.count else { return nil }
            let length = Int(bytes[start + 26]) + Int(bytes[start + 27]) << 8
            let name = start + headerBytes
            guard length > 0, name + length <= bytes.count else { return nil }
            return String(validating: bytes[name..<name + length], as: UTF8.self)
        }
    }

    /// Of a local file header, before the name (APPNOTE.TXT, 4.3.7).
    private static let headerBytes = 30
    private static let signature: [UInt8] = [0x50, 0x4B, 3, 4]
    /// In bytes: behind the folder and what a Mac packs beside it there is a table by then.
    private static let lookedAt = 65_536
}
