import ArgumentParser
import DurableFiles
import Outcome
import ReadingBack
import Session

struct ReadbackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "readback",
        abstract: "Apply a Campus export: confirm what arrived, freeze what people changed.",
        discussion: """
            Takes a OneRoster set with lineItems and results, or a data extract with one row a score: a folder,
            a zip or a CSV file. All of it is applied or nothing; the same one twice changes nothing.

            EXAMPLE
              gradebridge --workspace cedar-valley readback campus-20261124T0400.zip
            """)

    @ParentCommand var root: Gradebridge
    @OptionGroup var shared: SharedOptions

    @Argument(
        help: ArgumentHelp(
            "The read-back (default: the newest in inbox/campus/readback).", valueName: "path"),
        completion: .file())
    var path: String?

    @Option(
        help: ArgumentHelp(
            "When Campus wrote it (default: the date and time in its name, else its newest file).",
            valueName: "time"))
    var asOf: TimeArgument?

    @Flag(help: "It does not hold everything: what is missing in it may still be in Campus.")
    var partial = false

    @Flag(help: "Go on although more would freeze at once than the guard allows.")
    var acceptChanges = false

    @Flag(help: "Apply it although a later state of Campus was applied before.")
    var force = false

    func run() async throws {
        let console = Console(options: shared.merged(over: root.shared))
        try await console.run(text: ReadbackText.text, exitCode: { $0.needsPerson ? .needsPerson : .done }) {
            let session = try await WorkspaceSession(console.workspace, locked: true)
            let options = ReadbackRun.Options(
                asOf: asOf?.instant, isPartial: partial, acceptChanges: acceptChanges, force: force)
            return try ReadbackRun(session, now: console.now, progress: console.progress, options)
                .apply(path.map { FilePath($0) })
        }
    }
}
