import ArgumentParser
import Inspecting

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Say what is wrong with a set-up, and how to fix it.",
        discussion: """
            Checks the configuration, the ledger and its copies, folders, permissions and libraries. Changes nothing.

            EXAMPLE
              gradebridge --workspace cedar-valley doctor
            """)

    @ParentCommand var root: Gradebridge
    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let console = Console(options: shared.merged(over: root.shared))
        try await console.run(text: \Diagnosis.text, exitCode: \Diagnosis.exit) {
            await Doctor.examine(console.workspace, now: console.now)
        }
    }
}
