import ArgumentParser
import Domain
import Session

/// The options that every command takes, before or after its name.
struct SharedOptions: ParsableArguments {
    @Option(
        name: [.customShort("w"), .long],
        help: ArgumentHelp(
            "The workspace folder (default: $GRADEBRIDGE_WORKSPACE, this folder, or the one above it that is a workspace).",
            valueName: "dir"))
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

/// A moment, or a day of the district, which begins at its midnight.
enum SinceArgument: ExpressibleByArgument {
    case moment(Instant)
    case day(CalendarDay)

    init?(argument: String) {
        if let instant = Instant(argument) {
            self = .moment(instant)
        } else if let day = CalendarDay(argument) {
            self = .day(day)
        } else {
            return nil
        }
    }

    func instant(in zone: ZoneRules) -> Instant {
        switch self {
        case .moment(let instant): instant
        case .day(let day):
            zone.instant(ofLocal: Instant(secondsSince1970: Int64(day.daysSince1970) * 86_400))
        }
    }
}
