import ArgumentParser
import Domain
import ReadingBack
import Session

struct FrozenReleaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Let frozen scores go out again, as itslearning has them; kept on record for good.",
        discussion: """
            Say which: --line-item, --student, --item, --section, --school, --freeze-reason, --bundle or --since.
            What is released counts as never seen: the next export sends what itslearning has then, not what was
            sent last. --dry-run shows it first.

            EXAMPLE
              gradebridge --workspace cedar-valley frozen release --line-item itsl_9001_42001 --student s2003 \\
                --by "A. Registrar" --reason "Changed by mistake" --dry-run
              gradebridge --workspace cedar-valley frozen release --interactive --by "A. Registrar" --reason "Looked through"
            """)

    @ParentCommand var parent: FrozenCommand
    @OptionGroup var shared: SharedOptions
    @OptionGroup var which: FreezeOptions
    @OptionGroup var source: GradebookOption
    @OptionGroup var signature: SignatureOptions

    @Option(help: ArgumentHelp("Only what was frozen for this reason.", valueName: "code"))
    var freezeReason: FreezeReasonArgument?

    @Flag(help: "Say what would be released, and change nothing.")
    var dryRun = false

    @Flag(help: "Ask about each frozen score at the terminal; without a filter about all of them.")
    var interactive = false

    func validate() throws {
        guard !which.isEmpty || freezeReason != nil || interactive else {
            throw ValidationError(
                "Say which frozen scores are meant, --line-item and --student for one of them, or --interactive to be asked about each."
            )
        }
        if freezeReason == nil, let code = FreezeReasonArgument(argument: signature.reason)?.reason.rawValue {
            throw ValidationError(
                "--reason is why you release; to choose by the code \(code), say --freeze-reason \(code) as well."
            )
        }
    }

    func run() async throws {
        let console = Console(options: shared.merged(over: parent.merged))
        try await console.run(text: \ReleaseOutcome.text) {
            let questions = interactive ? try FreezeQuestions(console.ask) : nil
            let session = try await WorkspaceSession(console.workspace, locked: true)
            return try FreezeCommands(session, gradebook: source.path, progress: console.progress).release(
                which.filter(freezeReason?.reason, in: session.zone), by: signature.by, why: signature.reason,
                now: console.now, isDryRun: dryRun, asking: questions)
        }
    }
}
