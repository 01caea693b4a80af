import ArgumentParser
import ReadingBack
import Session

struct TimesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "times",
        abstract: "Times in the ledger that lie ahead of the clock: list them, or put them right.",
        discussion: """
            A computer whose clock ran ahead for a night leaves times behind under which every later read-back passes
            for an older one. Nothing is read back or sent before they are put right.

            EXAMPLE
              gradebridge --workspace cedar-valley times list
            """,
        subcommands: [TimesListCommand.self, TimesCorrectCommand.self],
        defaultSubcommand: TimesListCommand.self)

    @ParentCommand var root: Gradebridge
    @OptionGroup var shared: SharedOptions

    var merged: SharedOptions { shared.merged(over: root.shared) }
}

struct TimesListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the times that lie ahead of the clock, and what they would become.",
        discussion: """
            EXAMPLE
              gradebridge --workspace cedar-valley times list
            """)

    @ParentCommand var parent: TimesCommand
    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let console = Console(options: shared.merged(over: parent.merged))
        try await console.run(text: \TimeList.text) {
            try await TimeCommands(WorkspaceSession(console.workspace, locked: false)).list(now: console.now)
        }
    }
}

struct TimesCorrectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: "Put right the times that lie ahead of the clock; kept on record for good.",
        discussion: """
            Check this computer's clock first: you say that it is right now. What shows or proves something gets the
            earliest time that it can have, what is waited for the latest. The next night applies what waits; where a
            read-back counts as unread, export Campus again, in full.

            EXAMPLE
              gradebridge --workspace cedar-valley times correct --by "A. Registrar" \\
                --reason "The clock was a year ahead on Tuesday" --dry-run
            """)

    @ParentCommand var parent: TimesCommand
    @OptionGroup var shared: SharedOptions
    @OptionGroup var signature: SignatureOptions

    @Flag(help: "Say what would be put right, and change nothing.")
    var dryRun = false

    func run() async throws {
        let console = Console(options: shared.merged(over: parent.merged))
        try await console.run(text: \TimeList.text) {
            let session = try await WorkspaceSession(console.workspace, locked: true)
            return try TimeCommands(session).correct(
                by: signature.by, why: signature.reason, now: console.now, isDryRun: dryRun)
        }
    }
}
