import Domain
import OneRoster

/// What a key takes.
enum ValueShape {
    case text(TextRule)
    case choice([String])
    case wholeNumber(ClosedRange<Int>, example: Int)
    case yesNo
    /// - mayRepeat: two entries may be about one thing.
    case list(TextRule, mayRepeat: Bool)

    static func choice<Choice: CaseIterable & RawRepresentable<String>>(of type: Choice.Type) -> ValueShape {
        .choice(type.allCases.map(\.rawValue))
    }

    /// Reads on after "takes".
    var meaning: String {
        switch self {
        case .text(let rule): rule.meaning
        case .choice(let words): words.joined(separator: " or ")
        case .wholeNumber(let range, _): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .yesNo: "true or false"
        case .list(let rule, _): "a list, each entry \(rule.meaning)"
        }
    }

    /// A value as it may stand in the file.
    var example: String {
        switch self {
        case .text(let rule): rule.example
        case .choice(let words): words.first ?? ""
        case .wholeNumber(_, let example): "\(example)"
        case .yesNo: "false"
        case .list(let rule, _): "[\"\(rule.example)\"]"
        }
    }
}

/// What a text, or an entry of a list, has to be.
struct TextRule: Sendable {
    /// Reads on after "takes".
    let meaning: String
    let example: String
    let accepts: @Sendable (String) -> Bool
    /// All that it takes, where these are so few that a slip can be told from them.
    var all: @Sendable () -> [String] = { [] }
    /// What an entry is about: two entries about one thing would leave open which is meant.
    var subject: @Sendable (String) -> String = { $0 }

    static let district = TextRule(
        meaning: "a name in one line", example: "Example Unified School District", accepts: isOneLine)
    static let title = TextRule(meaning: "a title in one line", example: "itslearning", accepts: isOneLine)
    static let id = TextRule(meaning: "an id", example: "42001", accepts: isOneLine)
    static let prefix = TextRule(
        meaning: "the letters before a number", example: "s",
        accepts: { GUIDRule.accepts($0.utf8) && $0.utf8.count <= 32 })
    static let timeZone = TextRule(
        meaning: "the name of a time zone, Region/City", example: "America/Chicago",
        accepts: ZoneDatabase.knows, all: { ZoneDatabase.names })
    static let sourcedID = TextRule(
        meaning: "a sourcedId of OneRoster (1 to 255 of 0-9 A-Z a-z . / @ _ -)",
        example: BridgeConfiguration.Categories.campusDefault,
        accepts: { GUIDRule.accepts($0.utf8) })
    static let categoryEntry = TextRule(
        meaning: "\"itslearning category = Campus sourcedId | Campus title\"",
        example: "Homework = 1207 | Homework", accepts: { EntrySyntax.category($0) != nil },
        subject: { EntrySyntax.category($0)?.itslearning ?? $0 })
    static let fileEntry = TextRule(
        meaning: "\"file name of gradebridge, ending in .csv = your file name\"",
        example: "Assessments.csv = grades.csv", accepts: { EntrySyntax.file($0) != nil },
        subject: { EntrySyntax.file($0)?.standard ?? $0 })
    static let columnEntry = TextRule(
        meaning: "\"file name of gradebridge, ending in .csv: its column = your column\"",
        example: "Assessments.csv: Score = Points", accepts: { EntrySyntax.column($0) != nil },
        subject: { entry in EntrySyntax.column(entry).map { "\($0.file): \($0.standard)" } ?? entry })

    static let dateEntry = TextRule(
        meaning: "\"gradebook, roster or readback = iso or us\"", example: "roster = us",
        accepts: { EntrySyntax.dateForm($0) != nil },
        subject: { EntrySyntax.dateForm($0)?.kind.rawValue ?? $0 })

    static let encodingEntry = TextRule(
        meaning: "\"gradebook, roster or readback = utf-8 or windows-1252\"",
        example: "gradebook = windows-1252", accepts: { EntrySyntax.encoding($0) != nil },
        subject: { EntrySyntax.encoding($0)?.kind.rawValue ?? $0 })

    static let delimiterEntry = TextRule(
        meaning: "\"gradebook, roster or readback = comma, tab, semicolon or pipe\"",
        example: "gradebook = semicolon", accepts: { EntrySyntax.delimiter($0) != nil },
        subject: { EntrySyntax.delimiter($0)?.kind.rawValue ?? $0 })

    static let isOneLine: @Sendable (String) -> Bool = { text in
        text.contains { !$0.isWhitespace } && !text.unicodeScalars.contains(where: endsOrHidesText)
    }

    @Sendable private static func endsOrHidesText(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}

extension TextRule {
    static let fileName = TextRule(
        meaning: "a file name", example: "rooms.csv", accepts: { isOneLine($0) && !$0.contains("/") })
    static let remoteFiles = TextRule(
        meaning: "host:folder/file name, in which * stands for anything", example: "campus:/out/roster*.zip",
        accepts: { EntrySyntax.remoteFiles($0) != nil })
    static let host = TextRule(
        meaning: "user@host, or a Host of ssh_config", example: "gradebridge@sftp.example.org",
        accepts: EntrySyntax.isHost)
    static let folder = TextRule(
        meaning: "a folder on the other host", example: "/incoming", accepts: isOneLine)
    static let path = TextRule(
        meaning: "a path from the root", example: "/etc/gradebridge/ssh_config",
        accepts: { $0.hasPrefix("/") && isOneLine($0) })
    static let recipient = TextRule(
        meaning: "the fingerprint or the address of a key", example: "grades@example.org",
        accepts: { isOneLine($0) && !$0.hasPrefix("-") })
    static let publishEntry = TextRule(
        meaning:
            "\"folder = a path from the root\" or \"mail = an address\", before the = perhaps the sourcedId of a school",
        example: "mail 301 = office@north.example", accepts: { EntrySyntax.publishTarget($0) != nil })
    static let address = TextRule(
        meaning: "an address", example: "grades@cedar-valley.example", accepts: EntrySyntax.isAddress)
    static let argument = TextRule(
        meaning: "a word of the command", example: "/usr/local/bin/tell-the-office", accepts: isOneLine)
}
