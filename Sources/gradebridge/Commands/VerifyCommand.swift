import ArgumentParser
import DurableFiles
import Inspecting

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract:
            "Say whether a OneRoster set keeps the rules, ours or not, and what to do where it does not.",
        discussion: """
            Takes any OneRoster 1.1 or 1.2 CSV set: a zip, a folder or a single file. It needs no workspace and
            changes nothing. Ends with 0 where there is no error, 3 where there is one, and 20 where the set or one
            of its files cannot be read to its end. With --strict, a warning ends it with 3 as well.

            EXAMPLE
              gradebridge verify campus-20261124T0400.zip
            """)

    @ParentCommand var root: Gradebridge
    @OptionGroup var shared: SharedOptions

    @Argument(help: ArgumentHelp("The set: a zip or a folder.", valueName: "path"), completion: .file())
    var path: String

    @Flag(help: "Show the values that are wrong, not only what they look like. They may be names and scores.")
    var values = false

    @Flag(help: "End with 3 where there are warnings alone, too.")
    var strict = false

    @Option(help: ArgumentHelp("Tell so many places of each finding.", valueName: "places"))
    var limit = 10

    func validate() throws {
        guard (0...100_000).contains(limit) else {
            throw ValidationError("--limit is a number from 0 to 100000.")
        }
    }

    func run() async throws {
        let console = Console(options: shared.merged(over: root.shared))
        try await console.run(text: VerifyText.text, exitCode: { [strict] in $0.exitCode(strict: strict) }) {
            try await VerifyRun(
                workspace: console.workspace, showsValues: values, shown: limit, progress: console.progress
            ).verify(FilePath(path))
        }
    }
}
