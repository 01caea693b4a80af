import Glibc
public import SystemPackage

/// Encrypts files with gpg to the recipients that the configuration names.
public struct Encryption: Sendable {
    private let recipients: [String]
    private let home: FilePath?
    private let timeoutSeconds: Int

    /// - Parameter recipients: fingerprints, key ids or addresses in the keyring.
    /// - Parameter home: gpg's own folder; nil for the user's.
    public init(recipients: [String], home: FilePath? = nil, timeoutSeconds: Int = 3_600) {
        self.recipients = recipients
        self.home = home
        self.timeoutSeconds = timeoutSeconds
    }

    /// The target is new, of mode 0600, and on the disk with its name once this has returned.
    public func encrypt(_ source: FilePath, to target: FilePath) async throws(EncryptionError) {
        guard !recipients.isEmpty else {
            throw EncryptionError(.unknownRecipient, recipient: "", detail: "nobody is named to encrypt to")
        }
        var keys: [String] = []
        for recipient in recipients { keys.append(try await key(of: recipient)) }
        let input = try open(source, "read")
        defer { try? input.close() }
        let output = try open(target, "create", new: true)
        defer { try? output.close() }
        do throws(EncryptionError) {
            try await write(input, output, to: keys)
            try sync(output, at: target)
        } catch {
            unsafe target.withPlatformString { _ = unsafe unlink($0) }
            throw error
        }
    }

    private func key(of recipient: String) async throws(EncryptionError) -> String {
        let result = try await run(["--with-colons", "--list-keys", "--", recipient], .nothing, .kept)
        // An unknown name is a failure for gpg; the list tells as much.
        switch result.end {
        case .exited(0), .exited(2):
            return try GPGKeys(listing: String(decoding: result.output, as: UTF8.self))
                .fingerprint(of: recipient)
        default: throw failure(result)
        }
    }

    // gpg reads and writes descriptors of ours: so the mode is right from the first byte, nothing is written over,
    // and no file's name reaches its command line.
    private func write(
        _ input: FileDescriptor, _ output: FileDescriptor, to keys: [String]
    ) async throws(EncryptionError) {
        // Always trusted: the administrator names the recipients in the configuration, which is a stronger word
        // than a web of trust that nobody keeps on a server. A key that is expired or revoked is refused still.
        // Not compressed: a zip is already.
        let arguments = ["--trust-model", "always", "-z", "0"] + keys.flatMap { ["--recipient", $0] }
        let result = try await run(arguments + ["--output", "-", "--encrypt"], .file(input), .file(output))
        guard result.end == .exited(0) else { throw failure(result) }
    }

    private func run(
        _ arguments: [String], _ input: Program.Input, _ output: Program.Output
    ) async throws(EncryptionError) -> ProgramResult {
        let folder = home.map { ["--homedir", $0.string] } ?? []
        // Keys come from the keyring, never from the web.
        let always = folder + ["--batch", "--no-tty", "--no-auto-key-locate"]
        var program = Program("gpg", always + arguments, timeout: .seconds(timeoutSeconds))
        program.input = input
        program.output = output
        do {
            return try await program.run()
        } catch {
            throw EncryptionError(error.code == .notFound ? .noProgram : .failed, detail: error.description)
        }
    }

    private func failure(_ result: ProgramResult) -> EncryptionError {
        let said = result.errorText.split(whereSeparator: \.isNewline)
        let last = said.last.map(String.init) ?? "it did not say why"
        if said.contains(where: { Self.fullDisk.contains(where: $0.hasSuffix) }) {
            return EncryptionError(.outOfSpace, detail: last)
        }
        return switch result.end {
        case .exited(let code): EncryptionError(.failed, detail: "gpg ended with \(code): \(last)")
        case .signalled(let signal): EncryptionError(.failed, detail: "gpg was ended by signal \(signal)")
        case .timedOut: EncryptionError(.timedOut, detail: "gpg took longer than \(timeoutSeconds) s")
        }
    }

    private static let fullDisk = ["No space left on device", "Disk quota exceeded", "File too large"]

    private func open(
        _ path: FilePath, _ operation: String, new: Bool = false
    ) throws(EncryptionError) -> FileDescriptor {
        do {
            let options: FileDescriptor.OpenOptions = new ? [.create, .exclusiveCreate] : []
            return try FileDescriptor.open(
                path, new ? .writeOnly : .readOnly, options: options.union([.noFollow, .closeOnExec]),
                permissions: new ? [.ownerRead, .ownerWrite] : nil)
        } catch {
            throw EncryptionError(.file, detail: "cannot \(operation) \(path): \(error)")
        }
    }

    private func sync(_ file: FileDescriptor, at path: FilePath) throws(EncryptionError) {
        let parent = path.removingLastComponent()
        let folder = try open(parent.isEmpty ? "." : parent, "open")
        defer { try? folder.close() }
        for descriptor in [file, folder] where fsync(descriptor.rawValue) != 0 {
            let errno = Errno(rawValue: Glibc.errno)
            let isFull = errno == .noSpace || errno.rawValue == EDQUOT
            throw EncryptionError(isFull ? .outOfSpace : .file, detail: "cannot sync \(path): \(errno)")
        }
    }
}
