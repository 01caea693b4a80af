import ArgumentParser
import PlainText

/// A word that stands where a command must, and is none.
///
/// The parser calls it an unexpected argument and leaves it to the reader to find what was meant.
enum MistypedCommand {
    /// What is said of it; nil where every command is one.
    static func advice(for arguments: [String]) -> String? {
        var command: any ParsableCommand.Type = Gradebridge.self
        var names: [String] = []
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            // What the parser answers itself: a completion script, and what such a script asks.
            if argument.hasPrefix("--generate-completion-script") || argument.hasPrefix("---") { return nil }
            if argument.hasPrefix("-") {
                if GivenOnce.takesValue(argument) { _ = rest.popFirst() }
                continue
            }
            let inner = command.configuration.subcommands
            guard !inner.isEmpty else { return nil }
            if let next = inner.first(where: { $0.configuration.commandName == argument }) {
                command = next
                names.append(argument)
                continue
            }
            // The parser's own.
            if names.isEmpty, argument == "help" { return nil }
            return words(argument, after: names, inner.compactMap { $0.configuration.commandName })
        }
        return nil
    }

    private static func words(_ wrong: String, after names: [String], _ known: [String]) -> String {
        let path = names.map { $0 + " " }.joined()
        let near = Nearest.match(wrong, among: known)
        let meant =
            near.map { "Did you mean `gradebridge \(path)\($0)`?" }
            ?? "There are: \(known.joined(separator: ", "))."
        return "There is no command `gradebridge \(path)\(wrong.printable)`. \(meant)"
    }
}
