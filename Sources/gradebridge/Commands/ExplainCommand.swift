import ArgumentParser
import Inspecting
import Session

struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Tell the whole story of an item or of one score.",
        discussion: """
            Looks into the ledger and at the newest export in the inbox, or the one that is named.

            EXAMPLE
              gradebridge --workspace cedar-valley explain --item 9001 --section 20001 --student s100123
            """)

    @ParentCommand var root: Gradebridge
    @OptionGroup var shared: SharedOptions
    @OptionGroup var inputs: InputOptions

    @Option(help: ArgumentHelp("The item's GradeBookItemId.", valueName: "id"))
    var item: String

    @Option(help: ArgumentHelp("Only this section (class sourcedId).", valueName: "id"))
    var section: String?

    @Option(help: ArgumentHelp("Only this student (user sourcedId).", valueName: "id"))
    var student: String?

    func run() async throws {
        let console = Console(options: shared.merged(over: root.shared))
        try await console.run(text: \Explanation.text) {
            let session = try await WorkspaceSession(console.workspace, locked: true)
            let explainer = Explainer(session, now: console.now, progress: console.progress)
            return try explainer.explain(
                item: item, section: section, student: student, inputs.selection)
        }
    }
}
