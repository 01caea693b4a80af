import ArgumentParser
import DurableFiles
import Exporting
import Outcome
import Session

struct PreviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Say what an export would send and hold, and why; change nothing.",
        discussion: """
            Nothing is written, but for the details of each held or rejected score where --details names a file.

            EXAMPLE
              gradebridge --workspace cedar-valley preview --gradebook grades.zip --roster roster.zip
            """)

    @ParentCommand var root: Gradebridge
    @OptionGroup var shared: SharedOptions
    @OptionGroup var inputs: InputOptions

    @Option(help: ArgumentHelp("Write the details to this new file.", valueName: "file"), completion: .file())
    var details: String?

    func run() async throws {
        let console = Console(options: shared.merged(over: root.shared))
        try await console.run(text: PlanText.text, exitCode: { $0.needsPerson ? .needsPerson : .done }) {
            let session = try await WorkspaceSession(console.workspace, locked: true)
            let exporter = Exporter(session, now: console.now, progress: console.progress)
            if let details { return try exporter.preview(inputs.selection, details: FilePath(details)) }
            return try TemporaryFolder.removing {
                var outcome = try exporter.preview(inputs.selection, details: $0.appending("details.csv"))
                outcome.details = ""
                return outcome
            }
        }
    }
}
