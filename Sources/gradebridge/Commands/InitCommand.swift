import ArgumentParser
import DurableFiles
import Setup

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a workspace that works as it is.",
        discussion: """
            EXAMPLE
              gradebridge init cedar-valley --district "Cedar Valley" --time-zone America/Chicago
              gradebridge init cedar-valley --systemd --user grades --at 03:30

            On a workspace that is there, --systemd writes the units into systemd/ and changes nothing else.
            """)

    @ParentCommand var root: Gradebridge
    @OptionGroup var shared: SharedOptions

    @Argument(help: "The folder to make; it may exist, but not as a workspace.", completion: .directory)
    var dir: String

    @Option(help: "The district's name (default: the folder's name).")
    var district: String?

    @Option(
        help: ArgumentHelp(
            "The district's time zone, as IANA names it; without it you are asked.", valueName: "zone"))
    var timeZone: String?

    @Flag(help: "Write a service and a timer for systemd that run `nightly`.")
    var systemd = false

    @Option(help: ArgumentHelp("With --systemd: who the nights run as (default: you).", valueName: "name"))
    var user: String?

    @Option(
        help: ArgumentHelp(
            "With --systemd: when a night begins, in the district's time zone (default: 02:00).",
            valueName: "hh:mm"))
    var at: StartArgument?

    func validate() throws {
        guard systemd || (user == nil && at == nil) else {
            throw ValidationError("--user and --at are for --systemd.")
        }
    }

    func run() async throws {
        let console = Console(options: shared.merged(over: root.shared))
        let units =
            systemd ? UnitRequest(user: user, start: at?.time ?? .standard, now: console.now) : nil
        try await console.run(text: Initializer.text) {
            try await Initializer.run(
                FilePath(dir), district: district, timeZone: timeZone, systemd: units, ask: console.ask)
        }
    }
}

/// A time of day given on the command line.
struct StartArgument: ExpressibleByArgument {
    let time: StartTime

    init?(argument: String) {
        guard let time = StartTime(argument) else { return nil }
        self.time = time
    }
}
