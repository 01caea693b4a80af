import ArgumentParser
import Bridge

struct HeldCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "held",
        abstract: "Line items held because of what Campus shows: list them, or lift a hold.",
        discussion: """
            EXAMPLE
              gradebridge --workspace cedar-valley held list
            """,
        subcommands: [HeldListCommand.self, HeldReleaseCommand.self],
        defaultSubcommand: HeldListCommand.self)

    @ParentCommand var root: Gradebridge
    @OptionGroup var shared: SharedOptions

    var merged: SharedOptions { shared.merged(over: root.shared) }
}

struct HeldListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the line items that are held, and why.",
        discussion: """
            EXAMPLE
              gradebridge --workspace cedar-valley held list
            """)

    @ParentCommand var parent: HeldCommand
    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let console = Console(options: shared.merged(over: parent.merged))
        try await console.run(text: \HeldList.text) {
            try await HoldCommands(WorkspaceSession(console.workspace, locked: false)).list()
        }
    }
}

struct HeldReleaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Lift the hold of a line item; kept on record for good.",
        discussion: """
            item-removed: you say that Campus has the assignment. Scores under it go out with the next export, and a
            read-back after that tells. points-changed: you accept the points that Campus has.

            EXAMPLE
              gradebridge --workspace cedar-valley held release --line-item itsl_9001_42001 \\
                --by "A. Registrar" --reason "The assignment is there, without scores" --dry-run
            """)

    @ParentCommand var parent: HeldCommand
    @OptionGroup var shared: SharedOptions

    @Option(help: ArgumentHelp("The line item (its sourcedId).", valueName: "id"))
    var lineItem: String

    @OptionGroup var signature: SignatureOptions

    @Flag(help: "Say what would be lifted, and change nothing.")
    var dryRun = false

    func run() async throws {
        let console = Console(options: shared.merged(over: parent.merged))
        try await console.run(text: \HeldList.text) {
            let session = try await WorkspaceSession(console.workspace, locked: true)
            return try HoldCommands(session).release(
                lineItem: lineItem, by: signature.by, why: signature.reason, now: console.now,
                isDryRun: dryRun)
        }
    }
}
