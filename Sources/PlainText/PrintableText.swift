// The one function through which text of others is shown: names of files, titles, values and ids of Campus, words of
// people. A terminal obeys what stands in such a text: it can clear the screen, write the clipboard (OSC 52), or show
// a line in another order than it has (Unicode's marks for right-to-left text).

extension Unicode.Scalar {
    /// Line ends, other controls, and what reorders or hides text: nothing of it belongs into a file's name or a
    /// line of output.
    public var isUnprintable: Bool {
        // Nearly all text is ASCII, and lists are long.
        if value < 0x80 { return value < 0x20 || value == 0x7f }
        return switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    /// As JSON escapes it: `\u001b`, and four digits more where UTF-16 has two units for it.
    public var jsonEscape: String {
        String(self).utf16.map { "\\u" + Hex.text($0) }.joined()
    }
}

/// How much of a text is shown, in Unicode's scalars: a character may have any number of accents.
public enum PrintableText {
    /// Of a value: a title, a score of Campus, a name.
    public static let longestValue = 200
    /// Of a line that holds several.
    public static let longestLine = 10_000
}

extension StringProtocol {
    /// The text in one line, with what could steer a terminal or mislead a reader spelt out as `\u{1b}`.
    ///
    /// - Parameter limit: so many scalars are shown; an ellipsis stands for the rest.
    public func printable(atMost limit: Int) -> String {
        let isShort = utf8.count <= limit || unicodeScalars.dropFirst(limit).isEmpty
        if isShort, !unicodeScalars.contains(where: \.isUnprintable) { return String(self) }
        return unicodeScalars.prefix(limit).spelt + (isShort ? "" : "…")
    }

    /// The same of a value.
    public var printableValue: String { printable(atMost: PrintableText.longestValue) }

    /// The same of a whole line, or of a name that is shown to its end.
    public var printable: String { printable(atMost: PrintableText.longestLine) }

    /// A whole output: its lines stay lines, also those that end as CSV's do.
    ///
    /// Called once, right before printing. Line ends inside values must be escaped before.
    public var printableLines: String {
        guard unicodeScalars.contains(where: { $0.isUnprintable && $0 != "\n" }) else { return String(self) }
        return unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in
                let isCRLF = line.last == "\r" && line.endIndex != unicodeScalars.endIndex
                return (isCRLF ? line.dropLast() : line).spelt + (isCRLF ? "\r" : "")
            }
            .joined(separator: "\n")
    }
}

extension [String] {
    /// The lines of an output, each of them printable.
    public var printableText: String { map(\.printable).joined(separator: "\n") }
}

extension Sequence<Unicode.Scalar> {
    /// Joiners stay behind a letter or sign that is not ASCII: emoji, and words of several scripts, fall apart without
    /// them. Behind ASCII they would only make two ids look like one.
    fileprivate var spelt: String {
        var text = String.UnicodeScalarView()
        var isBehindASCII = true
        for scalar in self {
            if scalar.isUnprintable, isBehindASCII || !scalar.isJoiner {
                text.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
            } else {
                text.append(scalar)
            }
            isBehindASCII = scalar.value < 0x80
        }
        return String(text)
    }
}

extension Unicode.Scalar {
    /// Zero-width non-joiner and joiner.
    fileprivate var isJoiner: Bool { value == 0x200c || value == 0x200d }
}
