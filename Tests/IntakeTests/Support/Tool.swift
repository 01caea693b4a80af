import DurableFiles
import Foundation
import Testing

/// Other people's programs, as a second opinion.
enum Tool {
    static let hasPython = (try? run(["python3", "--version"])) != nil
    static let hasSHA256Sum = (try? run(["sha256sum", "--version"])) != nil

    /// What the program printed; fails the test unless it exits with 0.
    @discardableResult
    static func run(_ arguments: [String], in folder: FilePath? = nil) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.standardOutput = pipe
        process.standardError = pipe
        if let folder { process.currentDirectoryURL = URL(filePath: folder.string) }
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let text = String(decoding: output, as: UTF8.self)
        guard process.terminationStatus == 0 else {
            throw Failure(program: arguments.first ?? "", status: process.terminationStatus, output: text)
        }
        return text
    }

    struct Failure: Error {
        var program: String
        var status: Int32
        var output: String
    }
}
