import Glibc
import Subprocess
public import SystemPackage

/// One run of another program, by its own arguments: no shell in between.
///
/// It runs in a session of its own, without a terminal to ask at, and inherits no open file but its standard
/// input, output and error; so it holds no lock of this process.
public struct Program: Sendable {
    public enum Input: Sendable {
        case nothing
        case bytes([UInt8])
        /// Read from where the descriptor stands; it stays the caller's to close.
        case file(FileDescriptor)
    }

    public enum Output: Sendable {
        /// The first MiB is kept.
        case kept
        /// Written to the descriptor, which stays the caller's to close.
        case file(FileDescriptor)
    }

    /// A name, looked up on `PATH`, or a path.
    public var name: String
    public var arguments: [String]
    /// Nil for this process's own.
    public var folder: FilePath?
    /// Set over this process's own environment and `LC_ALL`.
    public var environment: [String: String] = [:]
    public var input = Input.nothing
    public var output = Output.kept
    /// What it may take before it is ended.
    public var timeout: Duration
    /// What it has from SIGTERM to SIGKILL.
    var grace = Duration.seconds(5)

    public init(_ name: String, _ arguments: [String] = [], timeout: Duration) {
        self.name = name
        self.arguments = arguments
        self.timeout = timeout
    }

    /// Waits until it has ended. A program that fails is a result; one that cannot be run is an error.
    public func run() async throws(ProgramError) -> ProgramResult {
        let texts = [name] + arguments + environment.flatMap { [$0.key, $0.value] }
        guard !texts.contains(where: { $0.utf8.contains(0) }) else {
            throw ProgramError(.badArgument, name)
        }
        let (source, isOwn) = try opened()
        defer { if isOwn { try? source.close() } }
        let capture = Capture()
        switch await race(source, capture) {
        case .ended(.exited(let code)): return capture.result(.exited(code))
        case .ended(.signaled(let signal)): return capture.result(.signalled(signal))
        case .late: return capture.result(.timedOut)
        case .stopped: throw ProgramError(.stopped, name)
        case .failed(let error): throw named(error)
        }
    }

    private enum Ending {
        case ended(TerminationStatus)
        case failed(any Error)
        case late
        case stopped
    }

    private func race(_ source: FileDescriptor, _ capture: Capture) async -> Ending {
        await withTaskGroup(of: Ending.self) { group in
            group.addTask {
                do {
                    return .ended(try await launch(source, capture))
                } catch {
                    return .failed(error)
                }
            }
            group.addTask {
                do {
                    try await Task.sleep(for: timeout)
                    return .late
                } catch {
                    return .stopped
                }
            }
            let first = await group.next() ?? .stopped
            // Ends the program where it still runs, by `teardownSequence`, and the clock where not.
            group.cancelAll()
            await group.waitForAll()
            switch first {
            case .ended, .failed: break
            case .late, .stopped: endGroup(of: capture.process)
            }
            return first
        }
    }

    private func launch(_ source: FileDescriptor, _ capture: Capture) async throws -> TerminationStatus {
        let input = FileDescriptorInput.fileDescriptor(source, closeAfterSpawningProcess: false)
        switch output {
        case .kept:
            return try await Subprocess.run(configuration, input: input, output: .sequence, error: .sequence)
            {
                capture.started($0.processIdentifier.value)
                let errors = $0.standardError
                async let said: Void = capture.readErrors(errors)
                try await capture.readOutput($0.standardOutput)
                try await said
            }.terminationStatus
        case .file(let target):
            let output = FileDescriptorOutput.fileDescriptor(target, closeAfterSpawningProcess: false)
            return try await Subprocess.run(configuration, input: input, output: output, error: .sequence) {
                capture.started($0.processIdentifier.value)
                try await capture.readErrors($0.standardError)
            }.terminationStatus
        }
    }

    private var configuration: Configuration {
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [
            .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: grace)
        ]
        // English messages with the names in them as they are: in the plain C locale OpenSSH prints the bytes
        // of any other letter in octal.
        var variables: [Environment.Key: String?] = ["LC_ALL": "C.UTF-8", "LANGUAGE": ""]
        for (key, value) in environment { variables[Environment.Key(stringLiteral: key)] = value }
        return Configuration(
            executable: name.utf8.contains(UInt8(ascii: "/")) ? .path(FilePath(name)) : .name(name),
            arguments: Arguments(arguments), environment: .inherit.updating(variables),
            workingDirectory: folder, platformOptions: options)
    }

    private func opened() throws(ProgramError) -> (FileDescriptor, isOwn: Bool) {
        do {
            switch input {
            case .nothing: return (try MemoryFile.open([]), true)
            case .bytes(let bytes): return (try MemoryFile.open(bytes), true)
            case .file(let descriptor): return (descriptor, false)
            }
        } catch {
            throw ProgramError(.notStarted, name, errno: error)
        }
    }

    /// The program itself is gone; what it started and what paid no heed to SIGTERM goes with it.
    private func endGroup(of process: Int32?) {
        if let process { kill(-process, SIGKILL) }
    }

    private func named(_ error: any Error) -> ProgramError {
        guard let error = error as? SubprocessError else { return ProgramError(.notStarted, name) }
        return switch error.code {
        case .executableNotFound: ProgramError(.notFound, name, errno: error.underlyingError)
        case .failedToChangeWorkingDirectory: ProgramError(.noFolder, name, errno: error.underlyingError)
        default: ProgramError(.notStarted, name, errno: error.underlyingError)
        }
    }
}
