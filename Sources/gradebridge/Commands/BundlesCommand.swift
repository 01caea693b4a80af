import ArgumentParser
import Publishing
import ReadingBack
import Session

struct BundlesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bundles",
        abstract: "The bundles that were made, and their state.",
        discussion: """
            EXAMPLE
              gradebridge --workspace cedar-valley bundles list
            """,
        subcommands: [BundlesList.self, BundlesShow.self, BundlesRepublish.self, BundlesMark.self],
        defaultSubcommand: BundlesList.self)

    @ParentCommand var root: Gradebridge
    @OptionGroup var shared: SharedOptions

    var merged: SharedOptions { shared.merged(over: root.shared) }
}

struct BundlesList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List all bundles, oldest first.",
        discussion: """
            EXAMPLE
              gradebridge --workspace cedar-valley bundles list --json
            """)

    @ParentCommand var parent: BundlesCommand
    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let console = Console(options: shared.merged(over: parent.merged))
        try await console.run(text: \BundleCommands.List.text) {
            try await BundleCommands(WorkspaceSession(console.workspace, locked: false)).list()
        }
    }
}

struct BundlesShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show one bundle.",
        discussion: """
            EXAMPLE
              gradebridge --workspace cedar-valley bundles show 12
            """)

    @ParentCommand var parent: BundlesCommand
    @OptionGroup var shared: SharedOptions

    @Argument(help: "The bundle's number.")
    var sequence: Int

    func run() async throws {
        let console = Console(options: shared.merged(over: parent.merged))
        try await console.run(text: \BundleCommands.List.text) {
            try await BundleCommands(WorkspaceSession(console.workspace, locked: false)).show(sequence)
        }
    }
}

struct BundlesRepublish: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "republish",
        abstract: "Put a bundle's own bytes back into the outbox.",
        discussion: """
            Refused where a later bundle carries a newer value, or Campus changed a score: neither is overwritten. Stopped (21)
            while a read-back was not applied.

            EXAMPLE
              gradebridge --workspace cedar-valley bundles republish 12
            """)

    @ParentCommand var parent: BundlesCommand
    @OptionGroup var shared: SharedOptions

    @Argument(help: "The bundle's number.")
    var sequence: Int

    @Flag(help: "Go on although a read-back was not applied.")
    var withoutReadback = false

    func run() async throws {
        let console = Console(options: shared.merged(over: parent.merged))
        try await console.run(text: \BundleCommands.List.text) {
            let session = try await WorkspaceSession(console.workspace, locked: true)
            if !withoutReadback { try InboxReadbacks(session).check() }
            return try BundleCommands(session)
                .republish(sequence, withoutReadback: withoutReadback, now: console.now)
        }
    }
}
