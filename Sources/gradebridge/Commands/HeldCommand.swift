import ArgumentParser
import Domain
import ReadingBack
import Session

struct HeldCommand: AsyncParsableCommand, AddsUp {
    static let addingUp: Set<String> = ["--line-item"]

    static let configuration = CommandConfiguration(
        commandName: "held",
        abstract: "Line items held because of what Campus shows: list them, or lift a hold.",
        discussion: """
            EXAMPLE
              gradebridge --workspace cedar-valley held list
            """,
        subcommands: [HeldListCommand.self, HeldReleaseCommand.self],
        defaultSubcommand: HeldListCommand.self)

    @ParentCommand var root: Gradebridge
    @OptionGroup var shared: SharedOptions

    var merged: SharedOptions { shared.merged(over: root.shared) }
}

/// Which held line items are meant.
struct HoldOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only this line item (its sourcedId); may be given again.", valueName: "id"))
    var lineItem: [String] = []

    @Option(help: ArgumentHelp("Only those of this item (GradeBookItemId).", valueName: "id"))
    var item: String?

    @Option(help: ArgumentHelp("Only those of this section (class sourcedId).", valueName: "id"))
    var section: String?

    @Option(help: ArgumentHelp("Only those of this school (org sourcedId).", valueName: "id"))
    var school: String?

    @Option(
        help: ArgumentHelp("Only those held for this: item-removed or points-changed.", valueName: "code"))
    var hold: HoldArgument?

    var filter: HoldFilter {
        HoldFilter(
            lineItems: Set(lineItem), item: item, section: section, school: school, hold: hold?.reason)
    }
}

/// What Campus shows of a line item that holds it.
enum HoldArgument: String, ExpressibleByArgument, CaseIterable {
    case itemRemoved = "item-removed"
    case pointsChanged = "points-changed"

    var reason: HoldReason {
        switch self {
        case .itemRemoved: .itemRemoved
        case .pointsChanged: .pointsChanged
        }
    }
}

struct HeldListCommand: AsyncParsableCommand, AddsUp {
    static let addingUp: Set<String> = ["--line-item"]

    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the line items that are held, and why.",
        discussion: """
            EXAMPLE
              gradebridge --workspace cedar-valley held list --section 42001
            """)

    @ParentCommand var parent: HeldCommand
    @OptionGroup var shared: SharedOptions
    @OptionGroup var which: HoldOptions

    func run() async throws {
        let console = Console(options: shared.merged(over: parent.merged))
        try await console.run(text: \HeldList.text) {
            try await HoldCommands(WorkspaceSession(console.workspace, locked: false)).list(which.filter)
        }
    }
}

struct HeldReleaseCommand: AsyncParsableCommand, AddsUp {
    static let addingUp: Set<String> = ["--line-item"]

    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Lift the hold of line items; kept on record for good.",
        discussion: """
            Say which: --line-item, --item, --section, --school or --hold, or --all.
            item-removed: you say that Campus has the assignment, or is to get it again. Scores under it go out with the
            next export, and a read-back after that tells. points-changed: you accept the points that Campus has.

            EXAMPLE
              gradebridge --workspace cedar-valley held release --line-item itsl_9001_42001 \\
                --by "A. Registrar" --reason "The assignment is there, without scores" --dry-run
            """)

    @ParentCommand var parent: HeldCommand
    @OptionGroup var shared: SharedOptions
    @OptionGroup var which: HoldOptions

    @Flag(help: "Every line item that is held, as after the rollover of a school year.")
    var all = false

    @OptionGroup var signature: SignatureOptions

    @Flag(help: "Say what would be lifted, and change nothing.")
    var dryRun = false

    func validate() throws {
        guard which.filter.isEmpty == all else {
            throw ValidationError(
                all
                    ? "--all is everything that is held; name nothing beside it."
                    : "Say which line items are meant, --line-item for one of them, or --all.")
        }
    }

    func run() async throws {
        let console = Console(options: shared.merged(over: parent.merged))
        try await console.run(text: \HeldList.text) {
            let session = try await WorkspaceSession(console.workspace, locked: true)
            return try HoldCommands(session).release(
                which.filter, by: signature.by, why: signature.reason, now: console.now, isDryRun: dryRun)
        }
    }
}
