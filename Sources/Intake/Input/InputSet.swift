import CSVCore
import Crypto
public import DurableFiles
public import ZipArchive

/// One input as it was dropped: a folder of CSV files, or a zip with them at its root.
public final class InputSet {
    /// As the user named it; it stands in every message about this input.
    public let name: String
    private let content: Content
    private var digests: [String: String] = [:]
    private var opened: Set<String> = []

    private enum Content {
        case folder(FilePath, [String])
        case archive(ZipReader, sha256: String)
    }

    public init(_ path: FilePath, limits: ZipLimits = ZipLimits()) throws {
        name = path.string
        guard let status = try Files.status(path) else {
            throw InputRefusal(input: path.string, reason: .notFound)
        }
        switch status.kind {
        case .folder:
            let entries = try Files.list(path)
            if let link = entries.first(where: { $0.kind == .symlink }) {
                throw InputRefusal(
                    input: path.string, file: link.name, reason: .unsafeArchive("it is a symbolic link"))
            }
            content = .folder(path, entries.filter { $0.kind == .regular }.map(\.name))
        case .regular:
            do {
                let digest = try Self.sha256(path)
                content = .archive(try ZipReader(path: path, limits: limits), sha256: digest)
            } catch let error as ZipError {
                throw InputRefusal(
                    input: path.string, file: error.entry, reason: .unsafeArchive(error.detail))
            }
        default:
            throw InputRefusal(input: path.string, reason: .notAFolderOrArchive)
        }
    }

    public var fileNames: [String] {
        switch content {
        case .folder(_, let files): files
        case .archive(let zip, _): zip.entries.map(\.name)
        }
    }

    /// How many bytes of CSV a file holds; nil where there is no such file.
    public func size(of file: String) throws -> UInt64? {
        switch content {
        case .folder(let folder, let files):
            files.contains(file) ? try Files.status(folder.appending(file))?.size : nil
        case .archive(let zip, _):
            zip.entries.first { $0.name == file }?.size
        }
    }

    /// Opens a file of the input; nil where there is none.
    func open(_ file: String) throws -> (any ByteSource)? {
        switch content {
        case .folder(let folder, let files):
            guard files.contains(file) else { return nil }
            let input = try InputFile(folder.appending(file))
            return FileSource(input: input) { [weak self] in self?.digests[file] = $0 }
        case .archive(let zip, _):
            guard let entry = try zip.open(file) else { return nil }
            opened.insert(file)
            return EntrySource(entry: entry)
        }
    }

    /// Reads what nobody asked for as well, so that every CRC of an archive is checked.
    public func checkUnreadEntries() throws {
        guard case .archive(let zip, _) = content else { return }
        for entry in zip.entries where !opened.contains(entry.name) {
            guard let reader = try zip.open(entry.name) else { continue }
            do {
                try withUnsafeTemporaryAllocation(byteCount: 262_144, alignment: 16) { buffer in
                    while try reader.read(into: buffer) > 0 {}
                }
            } catch let error as ZipError {
                throw InputRefusal(input: name, file: entry.name, reason: .unsafeArchive(error.detail))
            }
        }
    }

    /// The content's fingerprint: a zip's own SHA-256; for a folder, the SHA-256 of what
    /// `sha256sum` prints of the files that were read, sorted by name.
    public var sha256: String {
        switch content {
        case .archive(_, let digest): return digest
        case .folder:
            let lines = digests.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
                .map { "\($0.value)  \($0.key)\n" }
            return Hex.text(SHA256.hash(data: Array(lines.joined().utf8)))
        }
    }

    /// SHA-256 of a file, as `sha256sum` prints it.
    public static func sha256(_ path: FilePath) throws -> String {
        let file = try InputFile(path)
        var hash = SHA256()
        try withUnsafeTemporaryAllocation(byteCount: 262_144, alignment: 16) { buffer in
            while true {
                let count = try file.read(into: buffer)
                if count == 0 { break }
                hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            }
        }
        return Hex.text(hash.finalize())
    }
}

enum Hex {
    static func text(_ digest: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in digest {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
