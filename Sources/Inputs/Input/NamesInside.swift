import Domain
public import DurableFiles
public import ZipArchive

/// The names of what is in an input, as far as it can be looked into. Nothing of it is read.
public struct NamesInside: Sendable {
    /// Without folders before them: a zip made by hand has its tables in one.
    package let tables: [String]
    /// Nothing else is in it.
    package let areAll: Bool
    /// It is a file of no bytes.
    public let isEmpty: Bool

    /// - Parameter status: of the path, where it was just asked for.
    public init(_ path: FilePath, status: FileStatus? = nil, limits: ZipLimits) throws {
        let status = try status ?? Files.status(path)
        isEmpty = status?.kind == .regular && status?.size == 0
        let (names, areAll) = try Self.names(inside: path, status?.kind, limits)
        tables = names.map(Self.lastPart)
        self.areAll = areAll
    }

    private static func lastPart(_ name: String) -> String {
        name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? name
    }

    private static func isLitter(_ name: String) -> Bool {
        SystemLitter.isLitter(lastPart(name))
    }

    private static func names(
        inside path: FilePath, _ kind: FileKind?, _ limits: ZipLimits
    ) throws -> (names: [String], areAll: Bool) {
        switch kind {
        case .folder: return (try Files.list(path).map(\.name), true)
        case .regular where TableName.isTable(path.string) || TableName.isPacked(path.string):
            return ([TableName.unpacked(path.lastComponent?.string ?? path.string)], true)
        case .regular:
            let file = try InputFile(path)
            guard try ZipReader.hasEnd(file) else { return (try firstEntries(file), false) }
            // It need not be one that is taken: what a Mac packs, in a folder, has names as well.
            guard let names = try ZipReader.names(in: file, limits: limits) else {
                return (try firstEntries(file), false)
            }
            return (names.filter { !Self.isLitter($0) }, true)
        default: return ([], false)
        }
    }

    /// Of a zip that does not open, most often one that was cut off, its beginning tells what was packed first.
    private static func firstEntries(_ file: InputFile) throws -> [String] {
        let bytes = try file.head(lookedAt)
        let isZip = bytes.starts(with: signature)
        guard isZip else { return [] }
        return bytes.indices.compactMap { start in
            // Most bytes are none of a signature, and one comparison says so.
            guard bytes[start] == signature[0], bytes[start...].starts(with: signature) else { return nil }
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
