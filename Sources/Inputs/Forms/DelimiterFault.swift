public import CSVCore

/// Why it cannot be told what stands between the cells of a table.
public enum DelimiterFault: Error, Sendable, Equatable {
    /// The first line is `sep=`, and names none that is read.
    ///
    /// - Parameter profile: what the district says of this kind of input; nothing else is taken then.
    case unknown(profile: Delimiter?)
    /// The first line says another than the profile.
    case contradiction(profile: Delimiter, firstLine: Delimiter)
    /// What was said does not make the columns of the header, and another does.
    ///
    /// - Parameter profile: what the district says, where the first line is at fault.
    case otherHeader(said: Delimiter, by: Source, found: Delimiter, profile: Delimiter? = nil)
    /// More than one makes all columns.
    case several([Delimiter])
    /// A sign that is not read makes all columns.
    case unread(Character)

    public enum Source: Sendable {
        case profile, firstLine

        fileprivate var words: String {
            switch self {
            case .profile: "profile.delimiter"
            case .firstLine: "its first line"
            }
        }
    }

    package var words: String {
        switch self {
        case .unknown:
            "its first line, sep=, names none of \(Self.list(Delimiter.allCases.map(\.words))) for what stands between cells"
        case .contradiction(let profile, let firstLine):
            "its first line, sep=, says \(firstLine.words) between cells, and profile.delimiter says \(profile.words)"
        case .otherHeader(let said, let source, let found, _):
            "\(source.words) says \(said.words) between cells, and the header has \(found.words)"
        case .unread(let sign): "its header has \(Self.words(of: sign)) between the cells, which is not read"
        case .several(let delimiters):
            "its header has all required columns by more than one of \(Self.list(delimiters.map(\.words)))"
        }
    }

    var advice: String {
        switch self {
        case .unknown(let profile):
            "Have it exported with \(profile?.plural ?? "commas, tabs, semicolons or pipes") between the cells, without this line."
        case .contradiction, .otherHeader(_, .profile, _, _):
            "Correct profile.delimiter in gradebridge.yaml, or take it out there: it is found by the header of each table."
        case .otherHeader(_, .firstLine, _, let profile):
            "Nothing of this input was used. Have it exported again, with \(profile?.plural ?? "commas") between the cells and without this first line."
        case .unread:
            "Nothing of this input was used. Have it exported with commas, tabs, semicolons or pipes between the cells."
        case .several:
            "Nothing of this input was used. Have it exported again, with commas between the cells."
        }
    }

    /// A sign that is not read; one of those that are is worded by itself.
    static func words(of sign: Character) -> String {
        switch sign {
        case " ": "a blank"
        case let sign where sign.isASCII && (sign.isPunctuation || sign.isSymbol): "\(sign)"
        default: "a control character"
        }
    }

    private static func list(_ words: [String]) -> String {
        words.dropLast().joined(separator: ", ") + (words.last.map { " and \($0)" } ?? "")
    }
}

extension Delimiter {
    /// As a sentence has it.
    package var words: String {
        switch self {
        case .comma: "a comma"
        case .tab: "a tab"
        case .semicolon: "a semicolon"
        case .pipe: "a pipe (|)"
        }
    }
    fileprivate var plural: String {
        switch self {
        case .comma: "commas"
        case .tab: "tabs"
        case .semicolon: "semicolons"
        case .pipe: "pipes"
        }
    }
}
