import ArgumentParser
import Inspecting

struct NotifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notify",
        abstract: "The command that is told how a night went: try it.",
        discussion: """
            EXAMPLE
              gradebridge --workspace cedar-valley notify test
            """,
        subcommands: [NotifyTestCommand.self])

    @ParentCommand var root: Gradebridge
    @OptionGroup var shared: SharedOptions

    var merged: SharedOptions { shared.merged(over: root.shared) }
}

struct NotifyTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run notify.command with a test message, and say how it ended.",
        discussion: """
            The message is JSON on standard input, as after a night, and says that it is a test. Needs no ledger and takes no
            lock.

            EXAMPLE
              gradebridge --workspace cedar-valley notify test
            """)

    @ParentCommand var parent: NotifyCommand
    @OptionGroup var shared: SharedOptions

    func run() async throws {
        let console = Console(options: shared.merged(over: parent.merged))
        try await console.run(text: \NotifyTest.text, exitCode: \.exitCode) {
            try await NotifyTest.run(console.workspace, now: console.now)
        }
    }
}
