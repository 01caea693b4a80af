import Outcome
import Report

/// The schools that rosters of exports have named, or of which the ledger has a line item.
struct KnownSchools {
    let ids: Set<String>
    private let facts: ReportFacts

    init(_ state: StateTally, _ facts: ReportFacts) {
        self.facts = facts
        ids = Set(facts.schools.keys).union(facts.sections.values.map(\.school))
            .union(state.sections.keys.map(\.school)).subtracting([""])
    }

    /// Throws where a school was asked for that nobody has heard of: an empty report would say that all is well.
    func check(_ request: ReportRequest) throws(UnknownSchools) {
        let unknown = request.schools.subtracting(ids).sorted()
        guard unknown.isEmpty else {
            throw UnknownSchools(unknown: unknown, known: ids.sorted().map { facts.school($0) })
        }
    }
}

/// Schools that were asked for, and those that there are.
struct UnknownSchools: Error, Equatable {
    var unknown: [String]
    var known: [Reconciliation.Name]
}

extension UnknownSchools: SaysFailure {
    /// How many schools are named: enough for most districts.
    private static let namedSchools = 20

    var failure: Failure {
        let named = known.prefix(Self.namedSchools).map { school in
            school.name.map { "\(school.id) (\($0))" } ?? school.id
        }
        let rest = known.count - named.count
        return Failure(
            .usage, "unknown-school",
            "no export has named the school \(unknown.joined(separator: ", "))",
            known.isEmpty
                ? "No export has named a school yet; `gradebridge report` alone is about the whole district."
                : "Give the sourcedId of a school: \(named.joined(separator: ", "))"
                    + "\(rest > 0 ? " and \(rest) more, see csv/sections.csv of a report" : "").")
    }
}
