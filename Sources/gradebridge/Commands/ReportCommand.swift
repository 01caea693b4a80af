import ArgumentParser
import DurableFiles
import Reporting
import Session

struct ReportCommand: AsyncParsableCommand, AddsUp {
    static let addingUp: Set<String> = ["--school"]

    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write the reconciliation of the present state: one page, CSV, JSON.",
        discussion: """
            The page is one file for the browser: what Campus has, what is frozen, held and rejected and why, how
            long already, and what to do. It goes to reports/<run>/, and reports/index.html lists all runs. `nightly`
            writes one every night.

            EXAMPLE
              gradebridge --workspace cedar-valley report
              gradebridge --workspace cedar-valley report --school 8c1f6a52-3d0e-4f7b-9a64-2b5c7e10d941 --names
            """)

    @ParentCommand var root: Gradebridge
    @OptionGroup var shared: SharedOptions

    @Option(
        help: ArgumentHelp(
            "Only this school, by its sourcedId; may be given again. A school gets only what is its own.",
            valueName: "id"))
    var school: [String] = []

    @Flag(help: "The whole district, and a report of its own for each school.")
    var eachSchool = false

    @Flag(help: "Show students with their names, from the roster.")
    var names = false

    @Option(
        help: ArgumentHelp(
            "With --names: the roster to take them from. Without it, that of the last export.",
            valueName: "path"), completion: .file())
    var roster: String?

    @Flag(help: "Put the reports where report.publish says, too.")
    var publish = false

    func validate() throws {
        if publish, eachSchool || !school.isEmpty {
            throw ValidationError(
                "--publish goes by report.publish: give it without --school and --each-school")
        }
        if roster != nil, !names { throw ValidationError("--roster is for --names alone") }
        if eachSchool, !school.isEmpty { throw ValidationError("give --school or --each-school, not both") }
        if school.contains("") { throw ValidationError("--school takes the sourcedId of a school") }
    }

    func run() async throws {
        let console = Console(options: shared.merged(over: root.shared))
        try await console.run(text: \.text, exitCode: \.exitCode) {
            let session = try await WorkspaceSession(console.workspace, locked: true)
            let publisher = ReportPublisher(session)
            var request = ReportRequest(
                schools: Set(school), eachSchool: eachSchool, names: names,
                roster: roster.map { FilePath($0) })
            if publish { request.beside = publisher.schools }
            let writer = ReportWriter(session, now: console.now, progress: console.progress)
            var outcome = try writer.write(request)
            if publish { outcome.published = await publisher.publish(outcome.reports) }
            return outcome
        }
    }
}
