public import Foundation

/// How a program ended and what it said.
public struct Finished: Sendable {
    /// The exit status; where a signal ended it, 128 + the signal, as a shell counts.
    public let status: Int32
    public let output: String
    public let errors: String

    public init(status: Int32, output: String, errors: String) {
        self.status = status
        self.output = output
        self.errors = errors
    }
}

/// A program that was to succeed did not.
public struct CommandFailed: Error, CustomStringConvertible {
    public let description: String

    public init(description: String) { self.description = description }
}

/// Runs programs, each by its own arguments: no shell in between.
public enum Command {
    /// - Parameter environment: set over the test's own.
    public static func run(
        _ program: String, _ arguments: [String], environment: [String: String] = [:], in folder: URL? = nil
    ) throws -> Finished {
        // Files, not pipes: a full pipe would stop the program until somebody reads it.
        let scratch = try ScratchFolder()
        let output = try emptyFile(scratch.url.appending(path: "output"))
        let errors = try emptyFile(scratch.url.appending(path: "errors"))
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        process.waitUntilExit()
        try output.close()
        try errors.close()
        let bySignal = process.terminationReason == .uncaughtSignal
        return Finished(
            status: process.terminationStatus + (bySignal ? 128 : 0),
            output: try text(of: scratch.url.appending(path: "output")),
            errors: try text(of: scratch.url.appending(path: "errors")))
    }

    /// What the program printed; throws unless it exits with 0.
    @discardableResult
    public static func output(
        _ program: String, _ arguments: [String], environment: [String: String] = [:], in folder: URL? = nil
    ) throws -> String {
        let finished = try run(program, arguments, environment: environment, in: folder)
        guard finished.status == 0 else {
            throw CommandFailed(
                description: "\(program) ended with \(finished.status): \(finished.errors)\(finished.output)")
        }
        return finished.output
    }

    private static func emptyFile(_ url: URL) throws -> FileHandle {
        try Data().write(to: url)
        return try FileHandle(forWritingTo: url)
    }

    private static func text(of url: URL) throws -> String {
        String(decoding: try Data(contentsOf: url), as: UTF8.self)
    }
}
