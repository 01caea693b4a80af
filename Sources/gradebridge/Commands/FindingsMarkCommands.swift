import ArgumentParser
import Domain
import Exporting
import Session

/// Which findings are meant, and how.
struct FindingMarkOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The item (GradeBookItemId).", valueName: "id"))
    var item: String

    @Option(help: ArgumentHelp("Only this section (class sourcedId).", valueName: "id"))
    var section: String?

    @Option(name: .customLong("class"), help: ArgumentHelp("Only this class.", valueName: "class"))
    var kind: FindingKind?

    @Option(help: ArgumentHelp("Only this code.", valueName: "code"))
    var code: String?

    @Flag(help: "Say what would be marked, and change nothing.")
    var dryRun = false

    var filter: FindingFilter {
        FindingFilter(item: item, section: section, kind: kind, code: code)
    }
}

struct FindingsKnownCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "known",
        abstract: "Say that you know of a standing finding, until it changes; kept on record.",
        discussion: """
            A known finding is no task on the morning page. When another score comes to it or one leaves it, it is
            known no more, and the night tells it as new.

            EXAMPLE
              gradebridge --workspace cedar-valley findings known --item 9001 --code bad-score \\
                --by "A. Registrar" --reason "The teacher fixes it after the holidays" --dry-run
            """)

    @ParentCommand var parent: FindingsCommand
    @OptionGroup var shared: SharedOptions
    @OptionGroup var which: FindingMarkOptions
    @OptionGroup var signature: SignatureOptions

    func run() async throws {
        let console = Console(options: shared.merged(over: parent.merged))
        try await console.run(text: \FindingMarkOutcome.text) {
            let session = try await WorkspaceSession(console.workspace, locked: true)
            return try FindingCommands(session).mark(
                .known, which.filter, by: signature.by, why: signature.reason, now: console.now,
                isDryRun: which.dryRun)
        }
    }
}

struct FindingsUnknownCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unknown",
        abstract: "Take back that a finding is known; kept on record.",
        discussion: """
            EXAMPLE
              gradebridge --workspace cedar-valley findings unknown --item 9001 --by "A. Registrar" \\
                --reason "It was another item"
            """)

    @ParentCommand var parent: FindingsCommand
    @OptionGroup var shared: SharedOptions
    @OptionGroup var which: FindingMarkOptions
    @OptionGroup var signature: SignatureOptions

    func run() async throws {
        let console = Console(options: shared.merged(over: parent.merged))
        try await console.run(text: \FindingMarkOutcome.text) {
            let session = try await WorkspaceSession(console.workspace, locked: true)
            return try FindingCommands(session).mark(
                .unknown, which.filter, by: signature.by, why: signature.reason, now: console.now,
                isDryRun: which.dryRun)
        }
    }
}
