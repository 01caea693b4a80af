import ArgumentParser
import Foundation
import Glibc
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
              0 done   1 failed   3 done, and something new to look at   10 no ledger
              11 another run holds the lock   12 ledger damaged or too new   20 an input was refused
              21 a guard stopped it   64 usage   75 temporary, run again   130 interrupted
            """,
        version: ProgramVersion.lines,
        subcommands: [
            InitCommand.self, PreviewCommand.self, ExportCommand.self, ReadbackCommand.self,
            NightlyCommand.self, StatusCommand.self, ReportCommand.self, FrozenCommand.self, HeldCommand.self,
            FindingsCommand.self, BundlesCommand.self, TimesCommand.self, ExplainCommand.self,
            NotifyCommand.self,
            VerifyCommand.self, DoctorCommand.self,
        ])

    @OptionGroup var shared: SharedOptions

    static func main() async {
        Glibc.exit(await exitCode(of: Array(CommandLine.arguments.dropFirst())))
    }

    /// The whole program but its process: does what the arguments ask for, in the surroundings of the task.
    static func exitCode(of arguments: [String]) async -> Int32 {
        do {
            try await run(arguments)
            return ExitCode.success.rawValue
        } catch {
            let code = exitCode(for: error)
            let isSaid = say(fullMessage(for: error), isAnswer: code.isSuccess)
            return isSaid ? code.rawValue : ExitCode.failure.rawValue
        }
    }

    /// As the parser runs a command, after a look for what it would pass over in silence.
    private static func run(_ arguments: [String]) async throws {
        if let option = GivenOnce.repeated(in: arguments) {
            throw ValidationError(
                "\(option) is given twice, and only the last one would count. Give it once.")
        }
        if let advice = MistypedCommand.advice(for: arguments) { throw ValidationError(advice) }
        var command = try await asyncParseAsRoot(arguments)
        if var asynchronous = command as? any AsyncParsableCommand {
            try await asynchronous.run()
        } else {
            try command.run()
        }
    }

    /// Help is an answer; what is wrong with the command line is not. A command has said by itself how it ended, and
    /// leaves nothing to say.
    ///
    /// - Returns: false where an answer could not be handed over.
    private static func say(_ message: String, isAnswer: Bool) -> Bool {
        guard !message.isEmpty else { return true }
        let line = message + "\n"
        guard isAnswer else {
            Surroundings.current.errors(Array(line.utf8))
            return true
        }
        do {
            try Surroundings.current.output(Data(line.utf8))
            return true
        } catch {
            Surroundings.current.errors(Array("gradebridge: the answer could not be written\n".utf8))
            return false
        }
    }
}
