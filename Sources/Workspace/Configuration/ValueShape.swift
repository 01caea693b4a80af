import OneRoster

/// What a key takes.
enum ValueShape {
    case text(TextRule)
    case choice([String])
    case wholeNumber(ClosedRange<Int>, example: Int)
    case yesNo
    case list(TextRule)

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
        case .list(let rule): "a list, each entry \(rule.meaning)"
        }
    }

    /// A value as it may stand in the file.
    var example: String {
        switch self {
        case .text(let rule): rule.example
        case .choice(let words): words.first ?? ""
        case .wholeNumber(_, let example): "\(example)"
        case .yesNo: "false"
        case .list(let rule): "[\"\(rule.example)\"]"
        }
    }
}

/// What a text, or an entry of a list, has to be.
struct TextRule: Sendable {
    /// Reads on after "takes".
    let meaning: String
    let example: String
    let accepts: @Sendable (String) -> Bool

    static let district = TextRule(
        meaning: "a name in one line", example: "Example Unified School District", accepts: isOneLine)
    static let title = TextRule(meaning: "a title in one line", example: "itslearning", accepts: isOneLine)
    static let id = TextRule(meaning: "an id", example: "42001", accepts: isOneLine)
    static let prefix = TextRule(
        meaning: "the letters before a number", example: "s",
        accepts: { GUIDRule.accepts($0.utf8) && $0.utf8.count <= 32 })
    static let timeZone = TextRule(
        meaning: "the name of a time zone, Region/City", example: "America/Chicago",
        accepts: ZoneDatabase.knows)
    static let sourcedID = TextRule(
        meaning: "a sourcedId of OneRoster (1 to 255 of 0-9 A-Z a-z . / @ _ -)",
        example: BridgeConfiguration.Categories.campusDefault,
        accepts: { GUIDRule.accepts($0.utf8) })
    static let categoryEntry = TextRule(
        meaning: "\"itslearning category = Campus sourcedId | Campus title\"",
        example: "Homework = 1207 | Homework", accepts: { EntrySyntax.category($0) != nil })
    static let fileEntry = TextRule(
        meaning: "\"file name of gradebridge, ending in .csv = your file name\"",
        example: "Assessments.csv = grades.csv", accepts: { EntrySyntax.file($0) != nil })
    static let columnEntry = TextRule(
        meaning: "\"file name of gradebridge, ending in .csv: its column = your column\"",
        example: "Assessments.csv: Score = Points", accepts: { EntrySyntax.column($0) != nil })

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
