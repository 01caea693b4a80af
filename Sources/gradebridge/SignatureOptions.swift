import ArgumentParser

/// Who decides something, and why: kept on record, so both must say something.
struct SignatureOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Who decides.", valueName: "name"))
    var by: String

    @Option(help: ArgumentHelp("Why; kept on record.", valueName: "text"))
    var reason: String

    func validate() throws {
        for text in [by, reason] where !text.contains(where: { !$0.isWhitespace }) {
            throw ValidationError("--by and --reason must say something: they are kept on record.")
        }
        for text in [by, reason]
        where text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
            throw ValidationError("--by and --reason are one line of text each, without control characters.")
        }
    }
}
