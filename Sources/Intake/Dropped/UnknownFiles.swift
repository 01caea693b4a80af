import Crypto
public import Domain
public import DurableFiles
public import Inputs
import PlainText
public import ZipArchive

/// What lies beside the tables of a gradebook or roster, and may be scores of Campus that nobody would read
/// (Spec/nightly.md, "Among gradebooks and rosters").
///
/// The list is of what is harmless: the tables themselves, words for people, what systems leave behind, and what the district
/// names.
public struct UnknownFiles: Sendable {
    /// The first that is none of them.
    public struct Found: Sendable {
        public let name: String
        /// Its SHA-256, by which it is known when it is dropped by itself; empty for a folder.
        public let content: String
    }

    /// In lower case, as all that are compared.
    private let known: Set<String>
    /// The tables that are read, by their keys: they count with other endings as well. Of what nobody opens, only the very name
    /// is harmless.
    private let read: Set<String>

    /// - Parameter harmless: what the district says of itself (`inbox.ignoreFiles`).
    public init(_ profile: Profile, harmless: [String]) {
        let shapes = GradebookTables.all + RosterTables.all + [OneRosterSet.manifest]
        read = Set(shapes.map { TableName.key(profile.file($0.file)) })
        known = Set((OneRosterSet.knownFiles + harmless).map { $0.lowercased() })
    }

    public func first(in names: NamesInside, at path: FilePath, limits: ZipLimits) throws -> Found? {
        let unknown = unknown(names)
        // Of two that are alike, the table under its usual ending is the one that is understood.
        let doubtful = unknown.filter {
            TableName.key($0) != $0.lowercased() || !read.contains($0.lowercased())
        }
        guard let name = doubtful.min() ?? unknown.min() else { return nil }
        let set = try InputSet(path, limits: limits)
        return Found(name: name, content: try Self.content(of: name, set))
    }

    /// Two names that differ in case or ending alone are no table and its copy. The very same name in two folders is one
    /// table twice, as Macs pack it.
    func unknown(_ names: NamesInside) -> Set<String> {
        let repeated = Dictionary(grouping: Set(names.tables), by: TableName.key).values.filter {
            $0.count > 1
        }
        return Set(
            names.tables.filter {
                !read.contains(TableName.key($0)) && !known.contains($0.lowercased())
                    && !BesideTables.isHarmless($0)
            }
        )
        .union(repeated.joined())
    }

    private static func content(of file: String, _ set: InputSet) throws -> String {
        guard let source = try set.open(file) else { return "" }
        var hash = SHA256()
        try unsafe withUnsafeTemporaryAllocation(byteCount: 262_144, alignment: 16) { buffer in
            while true {
                let count = try unsafe source.read(into: buffer)
                if count == 0 { break }
                unsafe hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            }
        }
        return Hex.text(hash.finalize())
    }
}
