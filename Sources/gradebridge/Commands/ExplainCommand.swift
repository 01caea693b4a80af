import ArgumentParser
import Inspecting
import Session

struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say where a score is, why, and who can do something.",
        discussion: """
            Ask with what you know: a title or a part of it, or ids. Where several fit they are listed, with what to type
            next. Looks into the ledger and at the newest export in the inbox, or the one that is named.

            EXAMPLE
              gradebridge --workspace cedar-valley explain "fractions quiz" --student s100123
              gradebridge --workspace cedar-valley explain "fractions quiz" --student-name "Ada Example"
              gradebridge --workspace cedar-valley explain --item 9001 --section 20001 --student s100123
            """)

    @ParentCommand var root: Gradebridge
    @OptionGroup var shared: SharedOptions
    @OptionGroup var inputs: InputOptions

    @Argument(
        help: ArgumentHelp(
            "A title of an assignment or section, a part of it in any case, or an id.", valueName: "title"))
    var words: String?

    @Option(help: ArgumentHelp("The item's GradeBookItemId.", valueName: "id"))
    var item: String?

    @Option(help: ArgumentHelp("Only this section (class sourcedId, or its title).", valueName: "id"))
    var section: String?

    @Option(help: ArgumentHelp("Only this student (user sourcedId).", valueName: "id"))
    var student: String?

    @Option(
        help: ArgumentHelp(
            "Only the student who has this name, or a part of it, in the roster.", valueName: "name"))
    var studentName: String?

    func validate() throws {
        guard words != nil || item != nil || section != nil || student != nil || studentName != nil else {
            throw ValidationError(
                "Say what you ask about: a title, or --item, --section, --student or --student-name.")
        }
        guard words == nil || item == nil else {
            throw ValidationError("Name the assignment once: by a title or by --item.")
        }
        guard student == nil || studentName == nil else {
            throw ValidationError("Name the student once: by --student or by --student-name.")
        }
        for (name, text) in [
            ("the title", words), ("--item", item), ("--section", section), ("--student", student),
            ("--student-name", studentName),
        ] {
            guard text?.allSatisfy(\.isWhitespace) != true else {
                throw ValidationError("Say something with \(name).")
            }
        }
    }

    func run() async throws {
        let console = Console(options: shared.merged(over: root.shared))
        let question = ExplainQuestion(
            words: words, item: item, section: section, student: student, studentName: studentName)
        try await console.run(text: \Explanation.text) {
            let session = try await WorkspaceSession(console.workspace, locked: true)
            return try Explainer(session, now: console.now, progress: console.progress).explain(
                question, inputs.selection)
        }
    }
}
