import CSVCore
import Domain
public import DurableFiles
public import ZipArchive

/// One input as it was dropped: a folder of CSV files, a zip with them at its root or in one folder, or one CSV file.
public final class InputSet {
    /// As the user named it; it stands in every message about this input.
    public let name: String
    package let content: Content
    /// What lies in a folder and is no file: it is never looked into.
    package let folders: [String]
    private var digests: [String: String] = [:]
    /// Files that were opened and not read to their end since.
    private var unfinished: Set<String> = []
    private var finished: Set<String> = []
    /// What was told once of each file.
    private var told: [InputFindingCode: Set<String>] = [:]

    package enum Content {
        case folder(FilePath, [String])
        case archive(ZipReader, sha256: String)
        case file(FilePath, name: String, sha256: String)
        /// One table, packed by itself; the sum is that of the packed file.
        case packed(FilePath, name: String, sha256: String, ZipLimits)
    }

    public convenience init(_ path: FilePath, limits: ZipLimits = ZipLimits()) throws {
        guard let status = try Files.status(path) else {
            throw InputRefusal(input: path.string, reason: .notFound)
        }
        try self.init(path, status: status, limits: limits)
    }

    /// - Parameter status: what the folder's list just said of it.
    public init(_ path: FilePath, status: FileStatus, limits: ZipLimits) throws {
        name = path.string
        folders =
            status.kind == .folder ? try Files.list(path).filter { $0.kind != .regular }.map(\.name) : []
        do {
            switch status.kind {
            case .folder: content = try Self.folder(path)
            case .regular where TableName.isTar(path.string):
                throw InputRefusal(input: path.string, reason: .foreignForm(.otherArchive))
            case .regular where TableName.isTable(path.string): content = try Self.file(path)
            case .regular where TableName.isPacked(path.string):
                content = .packed(
                    path, name: TableName.unpacked(path.lastComponent?.string ?? path.string),
                    sha256: try Self.sha256(path), limits)
            case .regular: content = try Self.archive(path, limits)
            default: throw InputRefusal(input: path.string, reason: .notAFolderOrArchive)
            }
        } catch let error as FileError where error.isMissing && error.path == path {
            throw InputRefusal(input: path.string, reason: .notFound)
        }
    }

    private static func folder(_ path: FilePath) throws -> Content {
        let entries = try Files.list(path)
        if let link = entries.first(where: { $0.kind == .symlink }) {
            throw InputRefusal(
                input: path.string, file: link.name, reason: .unsafeArchive("it is a symbolic link"))
        }
        return .folder(path, entries.filter { $0.kind == .regular }.map(\.name))
    }

    private static func archive(_ path: FilePath, _ limits: ZipLimits) throws -> Content {
        do {
            // First: of what does not open, nobody asks for the sum.
            let zip = try ZipReader(path: path, limits: limits)
            if let form = ForeignForm(namesInside: zip.entries.map(\.name)) {
                throw InputRefusal(input: path.string, reason: .foreignForm(form))
            }
            return .archive(zip, sha256: try sha256(path))
        } catch let error as ZipError {
            if !error.isSystemFailure, let form = try ForeignForm(archive: path, limits) {
                throw InputRefusal(input: path.string, reason: .foreignForm(form))
            }
            throw InputRefusal.errorToThrow(for: error, input: path.string, file: error.entry)
        }
    }

    private static func file(_ path: FilePath) throws -> Content {
        .file(path, name: path.lastComponent?.string ?? path.string, sha256: try sha256(path))
    }

    public var fileNames: [String] {
        switch content {
        case .folder(_, let files): files
        case .archive(let zip, _): zip.entries.map(\.name)
        case .file(_, let name, _), .packed(_, let name, _, _): [name]
        }
    }

    /// The folder of a zip that all its files stand in; nil where they stand at its root.
    package var folderInside: String? {
        if case .archive(let zip, _) = content { zip.folder } else { nil }
    }

    /// How many bytes of CSV a file holds; nil where there is no such file.
    public func size(of file: String) throws -> UInt64? {
        switch content {
        case .folder(let folder, let files):
            files.contains(file) ? try Files.status(folder.appending(file))?.size : nil
        case .archive(let zip, _):
            zip.entries.first { $0.name == file }?.size
        case .file(let path, let name, _):
            name == file ? try Files.status(path)?.size : nil
        case .packed: nil
        }
    }

    /// Opens a file of the input; nil where there is none.
    package func open(_ file: String) throws -> (any ByteSource)? {
        guard let source = try source(file) else { return nil }
        unfinished.insert(file)
        return source
    }

    /// The first bytes of a file; none where there is no such file.
    func head(of file: String) throws -> [UInt8] {
        guard let source = try source(file) else { return [] }
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = try unsafe bytes.withUnsafeMutableBytes { try unsafe source.read(into: $0) }
        return Array(bytes[..<count])
    }

    private func finish(_ file: String) {
        unfinished.remove(file)
        finished.insert(file)
    }

    /// True once for each file.
    func isToBeTold(_ code: InputFindingCode, of file: String) -> Bool {
        told[code, default: []].insert(file).inserted
    }

    private func source(_ file: String) throws -> (any ByteSource)? {
        switch content {
        case .folder(let folder, let files):
            guard files.contains(file) else { return nil }
            let input = try InputFile(folder.appending(file))
            return FileSource(input: input) { [weak self] in
                self?.digests[file] = $0
                self?.finish(file)
            }
        case .archive(let zip, _):
            guard let entry = try zip.open(file) else { return nil }
            return EntrySource(entry: entry) { [weak self] in self?.finish(file) }
        case .file(let path, let name, let digest):
            guard name == file else { return nil }
            // Hashed before and now: what was looked at is what is read.
            return FileSource(input: try InputFile(path)) { [weak self] in
                guard $0 == digest else { throw ChangedWhileRead() }
                self?.finish(file)
            }
        case .packed(let path, let name, let digest, let limits):
            guard name == file else { return nil }
            let packed = FileSource(input: try InputFile(path)) { [weak self] in
                guard $0 == digest else { throw ChangedWhileRead() }
                self?.finish(file)
            }
            return GzipSource(packed, try GzipInflater(path: path, limits: limits))
        }
    }

    /// Once all tables were read: each of them was read to its end, or what was read of it is not all that it says. Reads what
    /// nobody asked for as well, so that every CRC of an archive is checked.
    public func checkUnreadEntries() throws {
        if let file = unfinished.min() {
            throw InputRefusal(input: name, file: file, reason: .unreadable("it was not read to its end"))
        }
        guard case .archive(let zip, _) = content else { return }
        for entry in zip.entries.filter({ !finished.contains($0.name) }) + zip.litter {
            do {
                let reader = try zip.open(entry)
                try unsafe withUnsafeTemporaryAllocation(byteCount: 262_144, alignment: 16) { buffer in
                    while try unsafe reader.read(into: buffer) > 0 {}
                }
            } catch let error as ZipError {
                throw InputRefusal.errorToThrow(for: error, input: name, file: entry.name)
            }
        }
    }

    /// The content's fingerprint: the SHA-256 of a zip or single file itself; for a folder, the SHA-256 of
    /// what `sha256sum` prints of the files that were read, sorted by name.
    public var sha256: String {
        switch content {
        case .archive(_, let digest), .file(_, _, let digest), .packed(_, _, let digest, _): digest
        case .folder: Self.sha256(ofList: digests)
        }
    }

    /// The file of the input that stands for a table; nil where there is none.
    package func name(of table: String) -> String? { TableName.file(table, among: fileNames) }

    /// Of two names that differ in case or ending alone nobody knows which is meant; to pass over both, or one, would lose a
    /// table. Another table of OneRoster is not meant: its `courses.csv` is not itslearning's `Courses.csv`.
    package func refuseAlike(_ table: String) throws {
        let key = TableName.key(table)
        let alike = fileNames.filter {
            TableName.key($0) == key && ($0 == table || !OneRosterSet.knownFiles.contains($0))
        }.sorted()
        guard alike.count > 1 else { return }
        throw InputRefusal(input: name, file: table, reason: .alikeFiles(alike))
    }
}
