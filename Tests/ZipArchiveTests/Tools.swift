import Foundation
import Testing

/// Other people's programs, which read what we write and write what we refuse.
enum Tool {
    static let hasPython = isThere("python3")
    static let hasUnzip = isThere("unzip")
    static let hasZip = isThere("zip")

    /// What the program printed; fails the test unless it exits with 0.
    @discardableResult
    static func run(_ arguments: String...) throws -> String {
        let (status, output) = try attempt(arguments)
        try #require(status == 0, "\(arguments.prefix(2)) exited with \(status): \(output)")
        return output
    }

    static func attempt(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    private static func isThere(_ program: String) -> Bool {
        (try? attempt([program, program.hasSuffix("zip") ? "-v" : "--version"]).status) == 0
    }
}
