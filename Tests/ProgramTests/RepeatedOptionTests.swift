import Foundation
import TestSupport
import Testing

@Suite("An option that is given twice is never half heard")
struct RepeatedOptionTests {
    /// What the program's own help says of a command.
    private struct CommandHelp: Decodable {
        struct Argument: Decodable {
            struct Name: Decodable {
                var kind: String
                var name: String
            }
            var kind: String
            var isRepeating: Bool
            var names: [Name]?
        }
        var commandName: String
        var arguments: [Argument]?
        var subcommands: [CommandHelp]?

        /// Every option that takes one value, with the words of its command before it.
        func options(_ before: [String] = []) -> [(command: [String], option: String)] {
            let own = (arguments ?? []).filter { $0.kind == "option" && !$0.isRepeating }
                .flatMap { $0.names ?? [] }.filter { $0.kind == "long" }.map { (before, "--\($0.name)") }
            let inner = (subcommands ?? []).filter { $0.commandName != "help" }
                .flatMap { $0.options(before + [$0.commandName]) }
            return own + inner
        }
    }

    private struct Help: Decodable { var command: CommandHelp }

    @Test("Of every command, every option that takes one value is refused (64) the second time")
    func ofEveryCommandEveryOptionThatTakesOneValueIsRefusedTheSecondTime() throws {
        let help = try Gradebridge.run(["--experimental-dump-help"]).json(Help.self)
        let all = help.command.options()
        #expect(all.count > 60)
        for (command, option) in all {
            let finished = try Gradebridge.run(command + [option, "a", "\(option)=b"])
            let comment: Comment = "\(command.joined(separator: " ")) \(option)"
            #expect(finished.status == 64, comment)
            #expect(finished.errors.contains("\(option) is given twice"), comment)
        }
    }

    @Test(
        "report --school adds up; --workspace before and behind a command's name is for two, and the inner wins"
    )
    func reportSchoolAddsUp() throws {
        let workspace = try TestWorkspace()
        let nowhere = workspace.scratch.url.appending(path: "nowhere").path
        let wins = try Gradebridge.run([
            "--workspace", nowhere, "frozen", "--workspace", workspace.folder.path,
        ])
        #expect(wins.status == 0, "\(wins.errors)")
        // Neither is known here; both were heard.
        let schools = try workspace.run(["report", "--school", "a", "--school", "b"])
        #expect(!schools.errors.contains("given twice"), "\(schools.errors)")
        let held = try workspace.run(["held", "--line-item", "a", "--line-item", "b"])
        #expect(held.status == 0, "\(held.errors)")
    }
}
