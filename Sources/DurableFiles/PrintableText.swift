extension Unicode.Scalar {
    /// Line ends, other controls, and what reorders or hides text: nothing of it belongs into a file's name or a
    /// line of output.
    public var isUnprintable: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}

extension StringProtocol {
    /// The text in one line, with what could steer a terminal or mislead a reader spelt out as `\u{1b}`.
    ///
    /// For names and words that somebody else chose, wherever they are shown as text.
    public var printable: String {
        guard unicodeScalars.contains(where: \.isUnprintable) else { return String(self) }
        return unicodeScalars.map {
            $0.isUnprintable ? "\\u{\(String($0.value, radix: 16))}" : String($0)
        }.joined()
    }
}
