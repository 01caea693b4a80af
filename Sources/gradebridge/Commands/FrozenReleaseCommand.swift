import ArgumentParser
import Bridge

struct FrozenReleaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Lift freezes, so that itslearning rules again; kept on record for good.",
        discussion: """
            Say which: --line-item, --student, --item, --section, --school, --freeze-reason, --bundle or --since.
            What is released counts as never seen and goes out with the next export. --dry-run shows it first.

            EXAMPLE
              gradebridge --workspace cedar-valley frozen release --line-item itsl_9001_42001 --student s2003 \\
                --by "A. Registrar" --reason "Changed by mistake" --dry-run
            """)

    @ParentCommand var parent: FrozenCommand
    @OptionGroup var shared: SharedOptions
    @OptionGroup var which: FreezeOptions

    @Option(help: ArgumentHelp("Only what was frozen for this reason.", valueName: "code"))
    var freezeReason: FreezeReasonArgument?

    @Option(help: ArgumentHelp("Who decides.", valueName: "name"))
    var by: String

    @Option(help: ArgumentHelp("Why; kept on record.", valueName: "text"))
    var reason: String

    @Flag(help: "Say what would be released, and change nothing.")
    var dryRun = false

    func validate() throws {
        guard !which.isEmpty || freezeReason != nil else {
            throw ValidationError(
                "Say which frozen scores are meant, --line-item and --student for one of them.")
        }
        try Signature.validate(by: by, reason: reason)
        if freezeReason == nil, let code = FreezeReasonArgument(argument: reason)?.reason.rawValue {
            throw ValidationError(
                "--reason is why you release; to choose by the code \(code), say --freeze-reason \(code) as well."
            )
        }
    }

    func run() async throws {
        let console = Console(options: shared.merged(over: parent.merged))
        try await console.run(text: \ReleaseOutcome.text) {
            let session = try await WorkspaceSession(console.workspace, locked: true)
            return try FreezeCommands(session).release(
                which.filter(freezeReason?.reason), by: by, why: reason, now: console.now, isDryRun: dryRun)
        }
    }
}
