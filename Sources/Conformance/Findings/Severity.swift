/// How bad a finding is.
public enum Severity: String, Sendable, CaseIterable {
    /// Against OneRoster, or of a kind that an import refuses or reads wrongly.
    case error
    /// Allowed, or commonly tolerated, and most likely not what was meant.
    case warning
    /// Worth knowing where the file goes on to a spreadsheet; the set conforms, and the exit code does not change.
    case notice
}

extension FindingCode {
    public var severity: Severity {
        switch self {
        case .formula: .notice
        case .propertyUnknown, .versionCorrection, .instantOffset, .fileUnknown, .fileWithoutRows,
            .byteOrderMark, .cellNotBlank, .valueControl,
            .valueSpaces, .idCase, .referenceDeleted, .enrollmentSchool, .scoreBelowMinimum,
            .dateOutsideSession:
            .warning
        default: .error
        }
    }

    /// The set, or one of its files, could not be read to its end: what is after that place is not judged.
    public var isUnreadable: Bool {
        let name = rawValue
        return name.hasPrefix("set-") || name.hasPrefix("archive-") || name.hasPrefix("csv-")
    }
}
