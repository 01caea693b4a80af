import TestSupport
import Testing

/// The suite runs the program's own code in this process instead of the built program.
///
/// Whatever is the process's own stays with Tests/ProgramTests: exit codes as a shell sees them, signals and kills,
/// locks between processes, the environment, the working folder, the umask, limits, terminals. So does a night that runs
/// other programs or waits: its timer would need one of the threads on which tests wait for it.
struct InProcess: SuiteTrait, TestTrait, TestScoping {
    let isRecursive = true

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await Gradebridge.$door.withValue(ProgramDoor.run, operation: function)
    }
}

extension Trait where Self == InProcess {
    static var inProcess: Self { InProcess() }
}
