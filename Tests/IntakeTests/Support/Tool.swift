import DurableFiles
import Foundation
import TestSupport

/// Other people's programs, as a second opinion.
enum Tool {
    static let hasPython = (try? run(["python3", "--version"])) != nil
    static let hasSHA256Sum = (try? run(["sha256sum", "--version"])) != nil

    /// What the program printed; throws unless it exits with 0.
    @discardableResult
    static func run(_ arguments: [String], in folder: FilePath? = nil) throws -> String {
        try Command.output(
            arguments.first ?? "", Array(arguments.dropFirst()),
            in: folder.map { URL(filePath: $0.string) })
    }
}
