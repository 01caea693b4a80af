import ArgumentParser
import Session

@main
struct Gradebridge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gradebridge",
        abstract: "Brings itslearning grades to Infinite Campus as OneRoster bundles.",
        discussion: """
            EXAMPLE
              gradebridge init cedar-valley --district "Cedar Valley" --time-zone America/Chicago
              gradebridge --workspace cedar-valley preview --gradebook grades.zip --roster roster.zip
              gradebridge --workspace cedar-valley export --gradebook grades.zip --roster roster.zip
              gradebridge --workspace cedar-valley readback campus-20261124T0400.zip

            EXIT CODES
              0 done   1 failed   3 done, and something new needs a person   10 no ledger
              11 another run holds the lock   12 ledger damaged or too new   20 an input was refused
              21 a guard stopped it   64 usage   75 temporary, run again   130 interrupted
            """,
        version: ProgramVersion.text,
        subcommands: [
            InitCommand.self, PreviewCommand.self, ExportCommand.self, ReadbackCommand.self,
            NightlyCommand.self, ReportCommand.self, FrozenCommand.self, HeldCommand.self,
            FindingsCommand.self, BundlesCommand.self, TimesCommand.self, ExplainCommand.self,
            VerifyCommand.self, DoctorCommand.self,
        ])

    @OptionGroup var shared: SharedOptions

    /// The parser's own, after a look for what it would pass over in silence.
    static func main() async {
        if let option = GivenOnce.repeated(in: Array(CommandLine.arguments.dropFirst())) {
            exit(
                withError: ValidationError(
                    "\(option) is given twice, and only the last one would count. Give it once."))
        }
        await main(nil)
    }
}
