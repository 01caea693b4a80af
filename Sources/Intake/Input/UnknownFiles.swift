import Crypto
import Domain
public import DurableFiles
public import ZipArchive

/// What lies beside the tables of a gradebook or roster, and may be scores of Campus that nobody would read
/// (Spec/nightly.md, "Among gradebooks and rosters").
///
/// Known by what is in it, not by its name: harmless is a text without an id of ours in which no column is named as one
/// of scores. What cannot be looked into, such as an archive, is not known to be harmless.
public struct UnknownFiles: Sendable {
    /// The first that may hold scores.
    public struct Found: Sendable {
        public let name: String
        /// Its SHA-256, by which it is known when it is dropped by itself; empty for a folder.
        public let content: String
    }

    /// In lower case, as all that are compared.
    private let known: Set<String>
    private let telling: [String]

    public init(_ profile: Profile) {
        let shapes = GradebookTables.all + RosterTables.all
        known = Set(
            (shapes.map { profile.file($0.file) } + OneRosterSet.knownFiles).map { $0.lowercased() })
        telling = ["score"] + Self.lineItemColumns.map { profile.column($1, of: $0).lowercased() }
    }

    private static let lineItemColumns = [
        (ReadbackTables.results.file, "lineItemSourcedId"),
        (ReadbackTables.extract.file, "externalLMSSourcedID"),
    ]

    public func mayHoldScores(
        _ names: NamesInside, at path: FilePath, limits: ZipLimits
    ) throws -> Found? {
        let unknown = unknown(names)
        guard !unknown.isEmpty else { return nil }
        let set = try InputSet(path, limits: limits)
        guard let name = try unknown.sorted().first(where: { try !isHarmless($0, set) }) else { return nil }
        return Found(name: name, content: try Self.content(of: name, set))
    }

    /// What is neither a table of the two kinds nor known to hold no scores, by its name.
    func unknown(_ names: NamesInside) -> Set<String> {
        Set(names.tables.filter { !known.contains($0.lowercased()) && !BesideTables.isHarmless($0) })
    }

    private static func content(of file: String, _ set: InputSet) throws -> String {
        guard let source = try set.open(file) else { return "" }
        var hash = SHA256()
        try withUnsafeTemporaryAllocation(byteCount: 262_144, alignment: 16) { buffer in
            while true {
                let count = try source.read(into: buffer)
                if count == 0 { break }
                hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            }
        }
        return Hex.text(hash.finalize())
    }

    private func isHarmless(_ file: String, _ set: InputSet) throws -> Bool {
        guard let source = try set.open(file) else { return false }
        let head = try Self.head(of: source)
        guard !head.contains(0), let text = String(validating: Self.wholeCharacters(head), as: UTF8.self)
        else {
            return false
        }
        let lower = text.lowercased()
        let firstLine = lower.prefix { !$0.isNewline }
        return !lower.contains(LineItemIdentity.prefix) && !telling.contains { firstLine.contains($0) }
    }

    private static func head(of source: any ByteSource) throws -> [UInt8] {
        var head: [UInt8] = []
        try withUnsafeTemporaryAllocation(byteCount: lookedAt, alignment: 16) { buffer in
            while head.count < lookedAt {
                let count = try source.read(into: buffer)
                if count == 0 { return }
                head += buffer[..<count]
            }
        }
        return head
    }

    /// Where the head ends in the middle of a character, that is left out.
    private static func wholeCharacters(_ head: [UInt8]) -> ArraySlice<UInt8> {
        guard head.count >= lookedAt, let start = head.lastIndex(where: { $0 & 0xC0 != 0x80 }) else {
            return head[...]
        }
        return head[..<start]
    }

    /// In bytes: ids of ours stand in every row.
    private static let lookedAt = 65_536
}

/// What holds no scores: the words of people and programs beside their tables, and what systems leave behind.
enum BesideTables {
    static func isHarmless(_ name: String) -> Bool {
        let lower = name.lowercased()
        return SystemLitter.isLitter(name) || lower.hasPrefix("readme")
            || [".pdf", ".html", ".md", ".log", ".sha256", ".done"].contains(where: lower.hasSuffix)
    }
}
