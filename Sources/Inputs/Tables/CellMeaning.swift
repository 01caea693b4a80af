/// What the cells of a column say.
public enum CellMeaning: Sendable {
    case number
    /// Or a moment.
    case day
    case flag

    /// What a person does where most of a column cannot be read and looks like this (`CellShape`).
    func advice(_ shapes: [String]) -> String {
        switch self {
        case .number where shapes.contains { $0.contains("9,9") }:
            "Have the numbers exported with a point for the decimals: a comma may stand for thousands."
        case .day where shapes.contains { $0.contains("9/9") }:
            "Have the dates exported as YYYY-MM-DD. If they are month/day/year, say so in profile.dates of gradebridge.yaml."
        case .number: "Nothing of this input was used. Have the column exported as numbers (8.5)."
        case .day: "Nothing of this input was used. Have the column exported as days (2026-11-24)."
        case .flag: "Nothing of this input was used. Have the column exported as true or false."
        }
    }
}
