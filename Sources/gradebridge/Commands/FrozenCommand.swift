import ArgumentParser
import Domain
import DurableFiles
import ReadingBack

struct FrozenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "frozen",
        abstract: "Scores that Campus changed: list them, or release them.",
        discussion: """
            EXAMPLE
              gradebridge --workspace cedar-valley frozen list --section 42001
            """,
        subcommands: [FrozenListCommand.self, FrozenReleaseCommand.self],
        defaultSubcommand: FrozenListCommand.self)

    @ParentCommand var root: Gradebridge
    @OptionGroup var shared: SharedOptions

    var merged: SharedOptions { shared.merged(over: root.shared) }
}

/// Which frozen scores are meant.
struct FreezeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only this line item (its sourcedId).", valueName: "id"))
    var lineItem: String?

    @Option(help: ArgumentHelp("Only this student (user sourcedId).", valueName: "id"))
    var student: String?

    @Option(help: ArgumentHelp("Only this item (GradeBookItemId).", valueName: "id"))
    var item: String?

    @Option(help: ArgumentHelp("Only this section (class sourcedId).", valueName: "id"))
    var section: String?

    @Option(help: ArgumentHelp("Only this school (org sourcedId).", valueName: "id"))
    var school: String?

    @Option(help: ArgumentHelp("Only what this bundle carried last.", valueName: "number"))
    var bundle: Int?

    @Option(
        help: ArgumentHelp(
            "Only what was frozen then or later: a day of the district, such as 2026-11-26, or a time.",
            valueName: "day"))
    var since: SinceArgument?

    var isEmpty: Bool {
        lineItem == nil && student == nil && item == nil && section == nil && school == nil && bundle == nil
            && since == nil
    }

    func filter(_ reason: FreezeReason?, in zone: ZoneRules) -> FreezeFilter {
        FreezeFilter(
            lineItem: lineItem, student: student, item: item, section: section, school: school,
            reason: reason, bundle: bundle, since: since?.instant(in: zone))
    }
}

/// Where the values come from that itslearning has now.
struct GradebookOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The gradebook export that says what itslearning has now (default: the newest).",
            valueName: "path"), completion: .file())
    var gradebook: String?

    var path: FilePath? { gradebook.map { FilePath($0) } }
}

/// The code of a freeze.
struct FreezeReasonArgument: ExpressibleByArgument {
    static let allValueStrings = FreezeReason.allCases.map(\.rawValue)

    let reason: FreezeReason

    init?(argument: String) {
        guard let reason = FreezeReason(rawValue: argument) else { return nil }
        self.reason = reason
    }
}
