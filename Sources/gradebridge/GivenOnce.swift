import ArgumentParser

/// A command with options that add up when they are given more than once.
protocol AddsUp {
    /// As they are written: `--school`.
    static var addingUp: Set<String> { get }
}

/// Finds an option that is given twice.
///
/// The parser keeps the last of two values and says nothing: `--section A --section B` would release what is frozen
/// in B alone, and whoever asked would believe in both.
enum GivenOnce {
    /// Every option that takes a value. That none is missing here the tests find out from the program's own help.
    private static let valued: Set<String> = [
        "--workspace", "--now", "--by", "--reason", "--item", "--section", "--school", "--student",
        "--student-name", "--class",
        "--code", "--limit", "--parallel", "--all", "--details", "--line-item", "--freeze-reason", "--bundle",
        "--since", "--hold", "--roster", "--gradebook", "--as-of", "--district", "--time-zone", "--user",
        "--at",
    ]

    /// Whether the next argument is the value of this one.
    static func takesValue(_ argument: String) -> Bool { argument == "-w" || valued.contains(argument) }

    /// The first option of `arguments` that one command gets twice. What stands before a command's name and behind it
    /// is for two commands: `--workspace A frozen --workspace B` says which wins.
    static func repeated(in arguments: [String]) -> String? {
        var command: any ParsableCommand.Type = Gradebridge.self
        var given: Set<String> = []
        var rest = arguments[...]
        while let argument = rest.popFirst(), argument != "--" {
            let written = String(argument.prefix { $0 != "=" })
            let name = written == "-w" ? "--workspace" : written
            if valued.contains(name) {
                if argument == written { _ = rest.popFirst() }
                let addsUp = (command as? any AddsUp.Type)?.addingUp.contains(name) ?? false
                guard given.insert(name).inserted || addsUp else { return name }
            } else if let inner = command.configuration.subcommands.first(where: {
                $0.configuration.commandName == name
            }) {
                command = inner
                given = []
            }
        }
        return nil
    }
}
