package import Outcome
import Records
package import Report

/// The schools that rosters of exports have named, or of which the ledger has a line item.
package struct KnownSchools {
    package let ids: Set<String>
    private let facts: ReportFacts

    package init(_ state: StateTally, _ facts: ReportFacts) {
        self.facts = facts
        ids = Set(facts.schools.keys).union(facts.sections.values.map(\.school))
            .union(state.sections.keys.map(\.school)).subtracting([""])
    }

    /// Throws where a school was asked for that nobody has heard of: an empty report would say that all is well.
    package func check(_ request: ReportRequest) throws(UnknownSchools) {
        let unknown = request.schools.subtracting(ids).sorted()
        guard unknown.isEmpty else {
            throw UnknownSchools(unknown: unknown, known: ids.sorted().map { facts.school($0) })
        }
    }
}

/// Schools that were asked for, and those that there are.
package struct UnknownSchools: Error, Equatable {
    package var unknown: [String]
    package var known: [Reconciliation.Name]
}

extension UnknownSchools: SaysFailure {
    /// How many schools are named: enough for most districts.
    private static let namedSchools = 20

    package var failure: Failure {
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
