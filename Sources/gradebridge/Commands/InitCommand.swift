import ArgumentParser
import Bridge

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a workspace that works as it is.",
        discussion: """
            EXAMPLE
              gradebridge init cedar-valley --district "Cedar Valley" --time-zone America/Chicago
            """)

    @ParentCommand var root: Gradebridge
    @OptionGroup var shared: SharedOptions

    @Argument(help: "The folder to make; it may exist, but not as a workspace.", completion: .directory)
    var dir: String

    @Option(help: "The district's name (default: the folder's name).")
    var district: String?

    @Option(help: ArgumentHelp("The district's time zone (default: the system's).", valueName: "zone"))
    var timeZone: String?

    func run() async throws {
        let console = Console(options: shared.merged(over: root.shared))
        try await console.run(text: Initializer.text) {
            try Initializer.run(FilePath(dir), district: district, timeZone: timeZone)
        }
    }
}
