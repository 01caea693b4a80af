public import DurableFiles
public import Outcome
import PlainText

/// What a report is to be about.
public struct ReportRequest: Sendable {
    /// Only these schools, one report each; empty = the whole district.
    public var schools: Set<String>
    /// The whole district, and each of its schools as well.
    public var eachSchool: Bool
    /// These schools beside the whole district, as far as there are any of these ids.
    package var beside: Set<String> = []
    /// Students stand with their names.
    public var names: Bool
    /// Where the names are from; without one the roster of the last export.
    public var roster: FilePath?

    public init(
        schools: Set<String> = [], eachSchool: Bool = false, names: Bool = false, roster: FilePath? = nil
    ) {
        self.schools = schools
        self.eachSchool = eachSchool
        self.names = names
        self.roster = roster
    }

    package var wantsDistrict: Bool { schools.isEmpty }

    package func wants(school: String) -> Bool {
        // Scores of which no school is known are in the district's report alone.
        !school.isEmpty && (eachSchool || schools.contains(school) || beside.contains(school))
    }
}

/// The result of `report`, as `--json` prints it (Spec/json.md).
public struct ReportOutcome: Codable, Sendable, Equatable {
    /// One report: the whole district's, or a school's.
    public struct Made: Codable, Sendable, Equatable {
        /// `sourcedId` of the school; nil for the district.
        public var school: String?
        public var page: String
        public var json: String
        /// The folder of CSV files.
        public var csv: String
        public var level: String
        public var sentence: String
        public var frozen: Int
        public var held: Int
        public var rejected: Int
        public var inFlight: Int
        public var confirmed: Int
        /// How many things the page says are to be done.
        public var tasks: Int
    }

    public var version = 1
    public var command = "report"
    public var at: String
    public var folder: String
    public var index: String
    /// The district's first.
    public var reports: [Made]
    /// Where `report.publish` had them put as well; nil where that was not asked for.
    public var published: [PublishedReport]?
}

extension ReportOutcome {
    public var exitCode: ExitCode { ExitCode.worst((published ?? []).compactMap(\.failure?.exit)) }

    /// The verdict, then where to look.
    public var text: String {
        var lines: [String] = []
        for made in reports {
            let name = made.school.map { "School \($0): " } ?? ""
            lines.append("\(name)\(made.sentence)")
            lines.append(
                "  \(GroupedDigits.text(made.confirmed)) in Campus, \(GroupedDigits.text(made.inFlight)) waiting for import, \(GroupedDigits.text(made.frozen)) kept as Campus has them, \(GroupedDigits.text(made.held)) not sent yet, \(GroupedDigits.text(made.rejected)) unreadable"
            )
            lines.append("  \(made.page)")
        }
        for one in published ?? [] {
            lines.append(one.failure.map { "\($0.message). \($0.advice)" } ?? "Published: \(one.to)")
        }
        return (lines + ["", "All runs: \(index)"]).printableText
    }
}
