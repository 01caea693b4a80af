/// What can go wrong with a report.
extension Failure {
    /// How many schools are named: enough for most districts.
    private static let namedSchools = 20

    init(schools error: UnknownSchools) {
        let named = error.known.prefix(Self.namedSchools).map { school in
            school.name.map { "\(school.id) (\($0))" } ?? school.id
        }
        let rest = error.known.count - named.count
        self.init(
            .usage, "unknown-school",
            "no export has named the school \(error.unknown.joined(separator: ", "))",
            error.known.isEmpty
                ? "No export has named a school yet; `gradebridge report` alone is about the whole district."
                : "Give the sourcedId of a school: \(named.joined(separator: ", "))"
                    + "\(rest > 0 ? " and \(rest) more, see csv/sections.csv of a report" : "").")
    }
}
