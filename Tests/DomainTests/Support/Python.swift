import Foundation
import Testing

/// Python, as a second opinion on what its standard library knows too.
enum Python {
    static let isThere = (try? output(of: "print(1)"))?.status == 0

    /// The lines that the script printed; fails the test unless it exits with 0.
    static func lines(_ script: String, _ arguments: [String] = []) throws -> [String] {
        let (status, text) = try output(of: script, arguments)
        try #require(status == 0, "python3 exited with \(status): \(text)")
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    private static func output(of script: String, _ arguments: [String] = []) throws -> (
        status: Int32, String
    ) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script] + arguments
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
