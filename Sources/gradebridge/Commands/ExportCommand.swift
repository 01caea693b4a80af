import ArgumentParser
import Exporting
import Outcome
import Session

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Build and publish a bundle of what is new or changed.",
        discussion: """
            EXAMPLE
              gradebridge --workspace cedar-valley export --gradebook grades.zip --roster roster.zip
            """)

    @ParentCommand var root: Gradebridge
    @OptionGroup var shared: SharedOptions
    @OptionGroup var inputs: InputOptions

    @Flag(help: "Go on although more would change at once than the guard allows.")
    var acceptChanges = false

    @Flag(
        help:
            "Go on although Campus was not read back for longer than readback.maxAgeDays, or a read-back was not applied."
    )
    var withoutReadback = false

    func run() async throws {
        let console = Console(options: shared.merged(over: root.shared))
        try await console.run(text: PlanText.text, exitCode: { $0.needsPerson ? .needsPerson : .done }) {
            let session = try await WorkspaceSession(console.workspace, locked: true)
            let exporter = Exporter(session, now: console.now, progress: console.progress)
            return try exporter.export(
                inputs.selection,
                Exporter.Consent(acceptChanges: acceptChanges, withoutReadback: withoutReadback))
        }
    }
}
