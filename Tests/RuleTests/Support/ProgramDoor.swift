import DurableFiles
import Foundation
import Session
import Synchronization
import TestSupport

@testable import gradebridge

/// The program without its process: arguments in, exit code and both outputs back.
enum ProgramDoor {
    @Sendable static func run(_ arguments: [String], temporary: URL?) throws -> Finished {
        let output = Kept()
        let errors = Kept()
        let surroundings = Surroundings(
            output: { output.append($0) }, errors: { errors.append($0) }, isWatched: false,
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
