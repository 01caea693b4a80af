public import SystemPackage

/// Another program could not be run: which, and why.
public struct ProgramError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Code: String, Sendable {
        /// No such program on `PATH`, or nothing that can be executed at the path.
        case notFound
        /// The working folder is not there, or may not be entered.
        case noFolder
        /// An argument, or a variable of the environment, that no program can be given: it holds a NUL.
        case badArgument
        /// The system did not start it, or lost sight of it.
        case notStarted
        /// This run was itself told to stop; the program was ended.
        case stopped
    }

    public let code: Code
    public let program: String
    public let errno: Errno?

    public init(_ code: Code, _ program: String, errno: Errno? = nil) {
        self.code = code
        self.program = program
        self.errno = errno
    }

    public var description: String {
        let reason = errno.map { ": \($0)" } ?? ""
        return switch code {
        case .notFound: "there is no program \(program)\(reason)"
        case .noFolder: "cannot run \(program): its working folder cannot be entered\(reason)"
        case .badArgument: "cannot run \(program): an argument holds a NUL"
        case .notStarted: "cannot run \(program)\(reason)"
        case .stopped: "\(program) was ended, because this run was told to stop"
        }
    }
}
