import DurableFiles
import Inputs
import PlainText
import ZipArchive

/// The files of a set, each to be read as often as wanted: a folder, a zip, or one CSV file on its own.
final class SetSource {
    typealias Fill = (UnsafeMutableRawBufferPointer) throws -> Int

    /// Regular files, in the order of their bytes.
    let names: [String]
    /// What else a folder holds: folders, pipes, sockets.
    let others: [String]
    /// The folder of an archive that all files stand in; nil where they stand at its root.
    private(set) var folder: String?
    private let content: Content

    private enum Content {
        case folder(FilePath)
        case archive(ZipReader)
        case file(FilePath)
    }

    /// - Throws: `SetFault` where the set itself is at fault, `InputRefusal` where there is none.
    init(_ path: FilePath, _ limits: ZipLimits) throws {
        guard let status = try Files.status(path) else {
            throw InputRefusal(input: path.string, reason: .notFound)
        }
        switch status.kind {
        case .folder:
            let entries = try Files.list(path)
            if let link = entries.first(where: { $0.kind == .symlink }) {
                throw SetFault(finding: Finding(.setLink, file: link.name))
            }
            names = Self.sorted(entries.filter { $0.kind == .regular }.map(\.name))
            others = Self.sorted(entries.filter { $0.kind != .regular }.map(\.name))
            content = .folder(path)
        case .regular where path.string.lowercased().hasSuffix(".csv"):
            if let form = try ForeignForm(table: path) {
                throw InputRefusal(input: path.string, reason: .foreignForm(form))
            }
            names = [path.lastComponent?.string ?? path.string]
            others = []
            content = .file(path)
        case .regular:
            let archive = try Self.archive(path, limits)
            names = Self.sorted(archive.entries.map(\.name))
            folder = archive.folder
            others = []
            content = .archive(archive)
        default:
            throw InputRefusal(input: path.string, reason: .notAFolderOrArchive)
        }
    }

    /// Then files that nobody asks for are read all the same: only so are their checksums compared.
    var hasChecksums: Bool {
        if case .archive = content { true } else { false }
    }

    /// - Throws: `SetFault`, as does what it gives.
    func open(_ name: String) throws -> Fill {
        switch content {
        case .folder(let folder): try unsafe Self.open(folder.appending(name))
        case .file(let path): try unsafe Self.open(path)
        case .archive(let archive): try unsafe Self.open(name, in: archive)
        }
    }

    private static func open(_ path: FilePath) throws -> Fill {
        let file = try InputFile(path)
        return { try unsafe file.read(into: $0) }
    }

    private static func open(_ name: String, in archive: ZipReader) throws -> Fill {
        guard let entry = try faults({ () throws(ZipError) in try archive.open(name) }) else {
            return { _ in 0 }
        }
        return { buffer in try faults { () throws(ZipError) in try unsafe entry.read(into: buffer) } }
    }

    private static func faults<Value>(_ work: () throws(ZipError) -> Value) throws -> Value {
        do {
            return try work()
        } catch {
            throw try SetFault(error)
        }
    }

    private static func archive(_ path: FilePath, _ limits: ZipLimits) throws -> ZipReader {
        do {
            let archive = try ZipReader(path: path, limits: limits)
            if let form = ForeignForm(namesInside: archive.entries.map(\.name)) {
                throw InputRefusal(input: path.string, reason: .foreignForm(form))
            }
            return archive
        } catch let error as ZipError {
            if !error.isSystemFailure, let form = try ForeignForm(archive: path, limits) {
                throw InputRefusal(input: path.string, reason: .foreignForm(form))
            }
            throw try SetFault(error)
        }
    }

    private static func sorted(_ names: [String]) -> [String] {
        names.sorted { $0.precedesBytewise($1) }
    }
}
