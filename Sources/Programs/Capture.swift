import Subprocess
import Synchronization

/// What a running program has said so far. It is read to its end whatever it says, so that it never waits for a
/// full pipe; only the first bytes are kept.
final class Capture: Sendable {
    static let outputLimit = 1 << 20
    static let errorLimit = 1 << 16

    private struct Kept {
        var process: Int32?
        var output: [UInt8] = []
        var errors: [UInt8] = []
        var isOutputCut = false
    }

    private let kept = Mutex(Kept())

    /// The program's process, once it runs.
    var process: Int32? { kept.withLock { $0.process } }

    func started(_ process: Int32) { kept.withLock { $0.process = process } }

    func readOutput(_ stream: SubprocessOutputSequence) async throws {
        for try await piece in stream {
            let bytes = unsafe piece.withUnsafeBytes { unsafe Array($0) }
            kept.withLock {
                let room = Self.outputLimit - $0.output.count
                $0.output.append(contentsOf: bytes.prefix(room))
                if bytes.count > room { $0.isOutputCut = true }
            }
        }
    }

    func readErrors(_ stream: SubprocessOutputSequence) async throws {
        for try await piece in stream {
            let bytes = unsafe piece.withUnsafeBytes { unsafe Array($0) }
            kept.withLock { $0.errors.append(contentsOf: bytes.prefix(Self.errorLimit - $0.errors.count)) }
        }
    }

    func result(_ end: ProgramResult.End) -> ProgramResult {
        kept.withLock {
            ProgramResult(end: end, output: $0.output, errors: $0.errors, isOutputCut: $0.isOutputCut)
        }
    }
}
