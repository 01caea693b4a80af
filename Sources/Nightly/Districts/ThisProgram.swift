import Domain
import Glibc
import Outcome
import Programs

/// Runs gradebridge itself again, for another workspace.
package enum ThisProgram {
    package struct Finished {
        package let exitCode: Int32
        package let output: String
        package let errors: [UInt8]
    }

    /// A night that takes longer than this hangs.
    private static let longest = Duration.seconds(12 * 3600)

    package static func run(_ arguments: [String]) async throws -> Finished {
        let result = try await Program(path, arguments, timeout: longest).run()
        let code: Int32 =
            switch result.end {
            case .exited(let code): code
            case .signalled, .timedOut: ExitCode.failed.rawValue
            }
        return Finished(
            exitCode: code, output: String(decoding: result.output, as: UTF8.self), errors: result.errors)
    }

    /// The very program that is running, wherever it was started from.
    private static var path: String {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let length = unsafe readlink("/proc/self/exe", &buffer, buffer.count - 1)
        guard length > 0 else { return "gradebridge" }
        return String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
