import ArgumentParser
import Domain
import Session

/// The options that every command takes, before or after its name.
struct SharedOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("The workspace folder (default: this folder).", valueName: "dir"))
    var workspace: String?

    @Flag(name: .long, help: "Print the result as JSON on standard output (Spec/json.md).")
    var json = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Run as if it were this time, such as 2026-11-23T02:00:00Z.", valueName: "time"))
    var now: TimeArgument?

    @Flag(name: .long, help: "Print nothing but errors and what was asked for with --json.")
    var quiet = false

    /// What stands after the command's name wins over what stands before it.
    func merged(over outer: SharedOptions) -> SharedOptions {
        var merged = self
        merged.workspace = workspace ?? outer.workspace
        merged.json = json || outer.json
        merged.now = now ?? outer.now
        merged.quiet = quiet || outer.quiet
        return merged
    }
}

/// A moment given on the command line.
struct TimeArgument: ExpressibleByArgument {
    let instant: Instant

    init?(argument: String) {
        guard let instant = Instant(argument) else { return nil }
        self.instant = instant
    }
}
