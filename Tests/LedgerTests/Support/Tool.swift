import Foundation

/// Other people's programs, as a second opinion.
enum Tool {
    static let hasSQLite = (try? run(["sqlite3", "--version"])) != nil

    /// What the program printed.
    static func run(_ arguments: [String]) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let text = String(decoding: output, as: UTF8.self)
        guard process.terminationStatus == 0 else {
            throw Failure(program: arguments.first ?? "", status: process.terminationStatus, output: text)
        }
        return text
    }

    /// The rows that the sqlite3 shell gives, columns apart by `|`.
    static func sqlite(_ path: String, _ sql: String) throws -> [String] {
        try run(["sqlite3", "-batch", path, sql]).split(separator: "\n").map(String.init)
    }

    struct Failure: Error {
        var program: String
        var status: Int32
        var output: String
    }
}
