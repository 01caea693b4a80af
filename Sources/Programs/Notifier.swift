/// How the notification of a night ended.
public enum NotifyOutcome: Sendable, Equatable {
    case sent
    /// The command's exit code; where a signal ended it, 128 + the signal, as a shell counts.
    case failed(Int32)
    case timedOut
    case notStarted(ProgramError)
}

/// The command that is told how a night went, on its standard input.
public struct Notifier: Sendable {
    private let command: [String]
    private let timeoutSeconds: Int

    /// - Parameter command: the program and its arguments.
    public init(command: [String], timeoutSeconds: Int) {
        self.command = command
        self.timeoutSeconds = timeoutSeconds
    }

    /// A command that ends without having read everything has been notified where it says so by exit code 0.
    public func send(_ bytes: [UInt8]) async -> NotifyOutcome {
        var program = Program(
            command.first ?? "", Array(command.dropFirst()), timeout: .seconds(timeoutSeconds))
        program.input = .bytes(bytes)
        do throws(ProgramError) {
            return switch try await program.run().end {
            case .exited(0): .sent
            case .exited(let code): .failed(code)
            case .signalled(let signal): .failed(128 + signal)
            case .timedOut: .timedOut
            }
        } catch {
            return .notStarted(error)
        }
    }
}
