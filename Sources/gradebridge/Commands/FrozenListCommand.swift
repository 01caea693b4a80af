import ArgumentParser
import ReadingBack
import Session

struct FrozenListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the frozen scores, with all three values and why.",
        discussion: """
            EXAMPLE
              gradebridge --workspace cedar-valley frozen list --reason changed --since 2026-11-20
            """)

    @ParentCommand var parent: FrozenCommand
    @OptionGroup var shared: SharedOptions
    @OptionGroup var which: FreezeOptions
    @OptionGroup var source: GradebookOption

    @Option(help: ArgumentHelp("Only this reason.", valueName: "code"))
    var reason: FreezeReasonArgument?

    @Flag(help: "Print the list as CSV, for a spreadsheet.")
    var csv = false

    func run() async throws {
        let console = Console(options: shared.merged(over: parent.merged))
        try await console.run(text: { (list: FrozenList) in csv ? list.csv : list.text }) {
            let session = try await WorkspaceSession(console.workspace, locked: false)
            return try FreezeCommands(session, gradebook: source.path, progress: console.progress)
                .list(which.filter(reason?.reason, in: session.zone))
        }
    }
}
