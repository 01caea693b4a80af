import ArgumentParser
import DurableFiles
import Nightly
import Outcome

struct NightlyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nightly",
        abstract: "The whole night: take what was dropped, read Campus back, export, deliver, report.",
        discussion: """
            Meant for a timer (`gradebridge init --systemd` writes one), and safe to run again at any moment. What
            goes wrong in one step does not stop the others, unless they would not be safe.

            EXAMPLE
              gradebridge --workspace cedar-valley nightly
              gradebridge nightly --all /srv/districts --parallel 4
            """)

    @ParentCommand var root: Gradebridge
    @OptionGroup var shared: SharedOptions

    @Flag(help: "Say what the night would do, and change nothing.")
    var dryRun = false

    @Option(
        help: ArgumentHelp(
            "Run every workspace in this folder, each on its own: one that fails stops no other.",
            valueName: "dir"), completion: .directory)
    var all: String?

    @Option(help: ArgumentHelp("With --all: how many districts at once, 1 to 64.", valueName: "n"))
    var parallel = 2

    func validate() throws {
        guard (1...64).contains(parallel) else {
            throw ValidationError("--parallel takes a number from 1 to 64")
        }
    }

    func run() async throws {
        let options = shared.merged(over: root.shared)
        let console = Console(options: options)
        if let all {
            try await console.run(text: DistrictsOutcome.text, exitCode: \.exit) {
                try await Districts(FilePath(all), parallel: parallel).run(
                    dryRun: dryRun, now: options.now?.instant)
            }
            return
        }
        // A person at a terminal sees the progress; a timer's journal gets the log, and what the log does not say.
        let isLogged = !console.isWatched && (options.json || !dryRun)
        try await console.run(text: isLogged ? NightText.besideLog : NightText.text, exitCode: \.exit) {
            let session = try await NightOpening.open(console.workspace, notifies: !dryRun)
            let log =
                isLogged || options.quiet
                ? NightLog(
                    session, now: console.now, errorsOnly: options.quiet, isBesideText: !options.json)
                : .silent
            let night = Nightly(session, now: console.now, progress: console.progress, log: log)
            return dryRun ? try await night.tryOut() : await night.run()
        }
    }
}
