import ArgumentParser
import Inspecting
import Session

struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "How things stand, on one screen.",
        discussion: """
            The last night, what waits to be imported, what is kept as Campus has it, what is not sent yet, how old the last
            read-back is, and when the next night begins. Changes nothing.

            EXAMPLE
              gradebridge --workspace cedar-valley status
            """)

    @ParentCommand var root: Gradebridge
    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let console = Console(options: shared.merged(over: root.shared))
        try await console.run(text: \Status.text) {
            try await Status.look(WorkspaceSession(console.workspace, locked: false), now: console.now)
        }
    }
}
