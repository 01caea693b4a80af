import ArgumentParser
import Foundation
import Testing

@testable import gradebridge

/// A text that tells a person to run what cannot be run is wrong, wherever it stands.
@Suite("Every command that a text of ours tells can be run as it stands there")
struct ToldCommandTests {
    private static let commands = TextFiles.lines.filter(isForPeople).flatMap(ToldCommand.all)

    @Test("The parser takes each of them")
    func theParserTakesEachOfThem() {
        let tried = Self.commands.filter { !$0.isName && !$0.line.file.hasPrefix("Spec") }
        #expect(tried.count > 30, "hardly any was found: \(tried.count)")
        for command in tried {
            do {
                _ = try Gradebridge.parseAsRoot(command.words)
            } catch  where Gradebridge.exitCode(for: error).isSuccess {
                // Help.
            } catch {
                Issue.record("\(command.line)\n\(Gradebridge.message(for: error))")
            }
        }
    }

    @Test("Every option that stands in a text for people is one of some command")
    func everyOptionIsOneOfSomeCommand() throws {
        let dump = try #require(Gradebridge._dumpHelp().data(using: .utf8))
        let known = Set(
            String(decoding: dump, as: UTF8.self).matches(of: /"name" : "([a-z-]+)"/).map { String($0.1) })
        #expect(known.contains("freeze-reason"))
        var seen = 0
        for line in TextFiles.lines where Self.isForPeople(line) {
            for match in line.text.matches(of: /(?:^|[\s`>(])--([a-z][a-z-]+)/) {
                seen += 1
                let option = String(match.1)
                if !known.contains(option), !Self.parsers.contains(option) {
                    Issue.record("no command has --\(option): \(line)")
                }
            }
        }
        #expect(seen > 100)
    }

    /// Not the comments of the program, its calls of other programs, and what texts say of those.
    private static func isForPeople(_ line: TextFiles.Line) -> Bool {
        let isCode = line.file.hasSuffix(".swift") && !line.file.contains("/Commands/")
        return !line.text.contains(/^\s*\/\//) && !line.text.contains(others)
            && (!isCode || line.text.contains("\""))
    }

    private static var others: Regex<Substring> {
        /\.py|\.sh|swift |gpg|adduser|systemctl|import-check|experimental-dump/
    }

    /// The parser's own.
    private static let parsers: Set<String> = ["help", "version", "generate-completion-script"]
}
