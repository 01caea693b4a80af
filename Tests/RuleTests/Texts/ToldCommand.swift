import ArgumentParser
import Foundation

@testable import gradebridge

/// A command that some text tells a person to run, as the parser gets it.
struct ToldCommand {
    let line: TextFiles.Line
    /// Without the program's name.
    let words: [String]

    /// Whether the words are those of a command, with options but no values, such as `init --systemd`: then a text names it.
    var isName: Bool { words.dropFirst(Self.path(words).count).allSatisfy { $0.hasPrefix("--") } }

    /// The commands that a line tells: those in backticks or `<code>`, and one that stands there alone, as in an example.
    static func all(in line: TextFiles.Line) -> [ToldCommand] {
        let text = line.text.replacing("&quot;", with: "\"").replacing("\\\"", with: "\"")
        var found = text.matches(of: /(?:`|<code>)([^`<]+)(?:`|<\/code>)/).map { String($0.1) }
        if let example = text.firstMatch(of: /^\s*(gradebridge [^`]+)$/) { found.append(String(example.1)) }
        return found.compactMap { command($0, line) }
    }

    private static func command(_ text: String, _ line: TextFiles.Line) -> ToldCommand? {
        // What is left to the reader cannot be tried.
        guard !text.contains("…") else { return nil }
        var words = split(text.replacing(#/\[[^\]]*\]/#, with: ""))
        let isNamed = words.first == "gradebridge"
        if isNamed { words.removeFirst() }
        guard !words.isEmpty, isNamed || path(words).count > 1 || (path(words).count == 1 && words.count > 1)
        else {
            return nil
        }
        // A sentence that begins with the program's name.
        if isNamed, path(words).isEmpty, words[0].first != "-" { return nil }
        return ToldCommand(line: line, words: words)
    }

    /// The names of commands with which the words begin.
    private static func path(_ words: [String]) -> [String] {
        var (here, found): (any ParsableCommand.Type, [String]) = (Gradebridge.self, [])
        for word in words {
            guard let next = here.configuration.subcommands.first(where: { $0._commandName == word }) else {
                break
            }
            found.append(word)
            here = next
        }
        return found
    }

    /// Words as a shell sees them, with something in each place that is for the reader to fill.
    private static func split(_ text: String) -> [String] {
        // What is behind it is another program's, or a remark.
        let own = text.replacing(/\s(\||#|&&|>).*$/, with: "").replacing(/\\$/, with: "")
        let filled = own.replacing(/\\\((?:[^()]|\([^()]*\))*\)/, with: "1")
        return filled.matches(of: /(?:"[^"]*"|'[^']*'|[^\s"'])+/).compactMap { match in
            let word = match.0.filter { !"[]\"'".contains($0) }
            return word.isEmpty || word == "…" || word == "..." ? nil : values[word] ?? word
        }
    }

    /// What a person would write in the place of these.
    private static let values = [
        "NUMBER": "1", "SEQ": "1", "N": "2", "TIME": "2026-11-23T02:00:00Z",
    ]
}

extension ParsableCommand {
    /// As it is typed.
    fileprivate static var _commandName: String {
        configuration.commandName ?? ""
    }
}
