import ArgumentParser
import Domain
import Exporting
import Session

struct FindingsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List what the last export held, rejected or noticed, since when, and whether it is known.",
        discussion: """
            EXAMPLE
              gradebridge --workspace cedar-valley findings list --class rejected --open
            """)

    @ParentCommand var parent: FindingsCommand
    @OptionGroup var shared: SharedOptions

    @Option(help: ArgumentHelp("Only this item (GradeBookItemId).", valueName: "id"))
    var item: String?

    @Option(help: ArgumentHelp("Only this section (class sourcedId).", valueName: "id"))
    var section: String?

    @Option(help: ArgumentHelp("Only this school (org sourcedId).", valueName: "id"))
    var school: String?

    @Option(help: ArgumentHelp("Only what is about this student (user sourcedId).", valueName: "id"))
    var student: String?

    @Option(name: .customLong("class"), help: ArgumentHelp("Only this class.", valueName: "class"))
    var kind: FindingKind?

    @Option(help: ArgumentHelp("Only this code.", valueName: "code"))
    var code: String?

    @Flag(help: "Only what somebody has called known.")
    var known = false

    @Flag(help: "Only what nobody has called known.")
    var open = false

    @Option(help: ArgumentHelp("How many are listed; all are counted.", valueName: "number"))
    var limit = 1_000

    func validate() throws {
        if known, open { throw ValidationError("--known and --open leave nothing over.") }
        if limit < 1 { throw ValidationError("--limit is 1 or more.") }
    }

    func run() async throws {
        let console = Console(options: shared.merged(over: parent.merged))
        let filter = FindingFilter(
            item: item, section: section, school: school, student: student, kind: kind, code: code,
            standing: known ? .known : open ? .open : nil)
        try await console.run(text: \FindingList.text) {
            try await FindingCommands(WorkspaceSession(console.workspace, locked: false))
                .list(filter, limit: limit)
        }
    }
}
