import DurableFiles
import Foundation
import Session
import Synchronization
import TestSupport

@testable import gradebridge

/// The program without its process: arguments in, exit code and both outputs back.
enum ProgramDoor {
    @Sendable static func run(_ arguments: [String], temporary: URL?) throws -> Finished {
        try run(arguments, temporary: temporary, ask: nil)
    }

    /// The same with a person at the terminal, who types these answers and then leaves.
    static func door(answers: [String]) -> TestSupport.Gradebridge.Door {
        { arguments, temporary in
            let left = Mutex(answers[...])
            return try run(arguments, temporary: temporary) { _ in left.withLock { $0.popFirst() } }
        }
    }

    /// The same at a terminal that has colors.
    @Sendable static func colored(_ arguments: [String], temporary: URL?) throws -> Finished {
        try run(arguments, temporary: temporary, ask: nil, isColored: true)
    }

    private static func run(
        _ arguments: [String], temporary: URL?, ask: (@Sendable (String) -> String?)?, isColored: Bool = false
    ) throws -> Finished {
        let output = Kept()
        let errors = Kept()
        let surroundings = Surroundings(
            output: { output.append($0) }, errors: { errors.append($0) }, isWatched: false,
            isColored: isColored,
            ask: ask,
            temporaryFolder: FilePath((temporary ?? FileManager.default.temporaryDirectory).path),
            // Umask, signals and limits are those of the tests.
            prepare: {})
        let status = OwnThread.status {
            await Surroundings.$current.withValue(surroundings) {
                await gradebridge.Gradebridge.exitCode(of: arguments)
            }
        }
        return Finished(status: status, output: output.text, errors: errors.text)
    }

    /// What was written, by any thread.
    private final class Kept: Sendable {
        private let bytes = Mutex<[UInt8]>([])

        var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }

        func append(_ more: some Sequence<UInt8> & Sendable) { bytes.withLock { $0 += more } }
    }
}
