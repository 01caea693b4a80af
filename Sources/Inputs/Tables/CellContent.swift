public import Domain

/// What a column that decides must hold: says what to do where most of its cells cannot be read.
public enum CellContent: Sendable, Equatable {
    case number
    case flag
    /// Days, or times that begin with one, in an input of this kind, which is read with days of this form.
    case date(InputKind, DateForm)
    /// Whether a row of a roster counts.
    case status
    /// Whether a course is active.
    case courseStatus
    /// Whose score it is.
    case student

    /// What is wrong with a cell that holds something else.
    var fault: String {
        switch self {
        case .number, .flag, .date, .courseStatus: "cannot be read"
        case .status: "are words that OneRoster does not have"
        case .student: "name no student"
        }
    }

    /// - Parameter shapes: what some of the cells look like (`CellShape`).
    func advice(_ shapes: [String]) -> String {
        switch self {
        case .number where shapes.contains { $0.contains("9,9") }:
            "Have the numbers exported with a point for the decimals: a comma may stand for thousands."
        case .number: "Nothing of this input was used. Have the column exported as numbers, such as 8.5."
        case .flag: "Nothing of this input was used. Have the column exported as true and false, or 1 and 0."
        case .date(let kind, .iso) where shapes.contains { $0.contains("9/9") && !Self.hasShortYear($0) }:
            "Have the dates exported as YYYY-MM-DD. If they are month/day/year, say so in profile.dates of gradebridge.yaml: "
                + "\"\(kind.rawValue) = \(DateForm.us.rawValue)\"."
        case .courseStatus:
            "Nothing of this input was used. Have the column exported in words: Active, or another word where a course is not; or without the column, if all courses are active."
        case .student:
            "Nothing of this input was used. Have it exported with the id of the student in each row."
        case .date where shapes.contains(where: Self.hasShortYear):
            "Nothing of this input was used. Have the dates exported as YYYY-MM-DD; a year of two digits is not taken."
        case .date:
            "Nothing of this input was used. Have the dates exported as YYYY-MM-DD, and an empty cell where there is none."
        case .status:
            "Have Campus export active or tobedeleted. Or say in roster.inactive of gradebridge.yaml what rows with another word are: "
                + "active, they count; left-out, they do not."
        }
    }

    /// `10/12/26`
    private static func hasShortYear(_ shape: String) -> Bool {
        let parts = shape.prefix { $0 != " " }.split(separator: "/")
        return parts.count == 3 && parts[2].count == 2
    }
}
