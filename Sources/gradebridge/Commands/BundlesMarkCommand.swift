public import ArgumentParser
public import Domain
import Publishing
import Session

struct BundlesMark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mark",
        abstract: "Say that a bundle was imported, or lost; kept on record.",
        discussion: """
            Imported: it counts as arrived from now on. Lost: what it carried and Campus has not shown goes out
            again with the next export.

            EXAMPLE
              gradebridge --workspace cedar-valley bundles mark 12 lost --by "A. Registrar"
            """)

    @ParentCommand var parent: BundlesCommand
    @OptionGroup var shared: SharedOptions

    @Argument(help: "The bundle's number.")
    var sequence: Int

    @Argument(help: "imported or lost.")
    var state: BundleMarkState

    @Option(help: ArgumentHelp("Who says so; kept on record.", valueName: "name"))
    var by: String

    @Option(help: ArgumentHelp("How it is known.", valueName: "text"))
    var reason: String?

    func validate() throws {
        try SignatureOptions.check([("--by", by)] + (reason.map { [("--reason", $0)] } ?? []))
    }

    func run() async throws {
        let console = Console(options: shared.merged(over: parent.merged))
        try await console.run(text: \BundleCommands.MarkOutcome.text) {
            let session = try await WorkspaceSession(console.workspace, locked: true)
            return try BundleCommands(session).mark(
                sequence, state, by: by, why: reason, now: console.now)
        }
    }
}

extension BundleMarkState: ExpressibleByArgument {}
