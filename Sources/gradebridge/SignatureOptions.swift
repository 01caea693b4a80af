import ArgumentParser

/// Who decides something, and why: kept on record, so both must say something.
struct SignatureOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Who decides.", valueName: "name"))
    var by: String

    @Option(help: ArgumentHelp("Why; kept on record.", valueName: "text"))
    var reason: String

    func validate() throws { try Self.check([("--by", by), ("--reason", reason)]) }

    /// - Throws: where one of these, by the name of its option, says nothing or is more than a line.
    static func check(_ texts: [(name: String, text: String)]) throws {
        for (name, text) in texts {
            guard text.contains(where: { !$0.isWhitespace }) else {
                throw ValidationError("\(name) must say something: it is kept on record.")
            }
            guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
                throw ValidationError("\(name) is one line of text, without control characters.")
            }
        }
    }
}
