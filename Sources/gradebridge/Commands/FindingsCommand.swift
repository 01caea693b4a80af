public import ArgumentParser
public import Domain
import Exporting

struct FindingsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "findings",
        abstract: "What the last export held, rejected or noticed: list it, or say that you know of it.",
        discussion: """
            EXAMPLE
              gradebridge --workspace cedar-valley findings list --class rejected
            """,
        subcommands: [FindingsListCommand.self, FindingsKnownCommand.self, FindingsUnknownCommand.self],
        defaultSubcommand: FindingsListCommand.self)

    @ParentCommand var root: Gradebridge
    @OptionGroup var shared: SharedOptions

    var merged: SharedOptions { shared.merged(over: root.shared) }
}

extension FindingKind: ExpressibleByArgument {}
