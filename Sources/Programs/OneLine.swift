import PlainText

/// Text of another program or machine, made fit for a message.
enum OneLine {
    private static let longest = 300

    /// What a terminal would obey becomes a space, and spaces together one; at most 300 scalars.
    static func of(_ text: String) -> String {
        let plain = String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isUnprintable ? " " : $0 }))
        return plain.split(separator: " ").joined(separator: " ").printable(atMost: longest - 1)
    }
}
