/// Text of another program or machine, made fit for a message.
enum OneLine {
    /// Without control characters and signs that turn the writing's direction; at most 300 characters.
    static func of(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: line.append(" ")
            default: line.append(scalar)
            }
        }
        let trimmed = String(line).split(separator: " ").joined(separator: " ")
        return trimmed.count > 300 ? trimmed.prefix(299) + "…" : trimmed
    }
}
