import ArgumentParser
import DurableFiles
import Exporting

/// The inputs of a plan.
struct InputOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The itslearning gradebook export, folder or zip (default: the newest in inbox/itslearning).",
            valueName: "path"), completion: .file())
    var gradebook: String?

    @Option(
        help: ArgumentHelp(
            "The Campus roster, folder or zip (default: the newest in inbox/campus/roster).",
            valueName: "path"), completion: .file())
    var roster: String?

    var selection: InputSelection {
        InputSelection(gradebook: gradebook.map { FilePath($0) }, roster: roster.map { FilePath($0) })
    }
}
