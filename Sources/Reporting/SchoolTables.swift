package import DurableFiles
import Outcome
package import Report

/// The figures of each school and section, from the results of the ledger and the findings.
package struct SchoolTables {
    package let state: StateTally
    package let findings: Findings
    package let facts: ReportFacts
    /// The school to write; nil for all.
    package let school: String?

    private static let header =
        "school,school_name,section,section_name,sent,confirmed,in_flight,lost,released,frozen,held,rejected"

    package func write(into report: inout Reconciliation, csv: FilePath) throws {
        let table = try SpreadsheetFile(csv.appending("sections.csv"), header: Self.header)
        var shownSections = 0
        for (id, keys) in schools() {
            var made = Reconciliation.School(
                school: facts.school(id), results: .init(), frozen: 0, held: 0, rejected: 0,
                sectionCount: keys.count, sections: [], forPeople: findings.forPeople[id] ?? .init())
            for key in keys {
                let section = section(key)
                try add(made.school, section, to: table)
                made.results += section.results
                made.frozen += section.frozen
                made.held += section.held
                made.rejected += section.rejected
                if shownSections < PageLimits.sections {
                    made.sections.append(section)
                    shownSections += 1
                }
            }
            report.results += made.results
            report.schools.append(made)
            if made.sections.count < keys.count {
                report.leftOut.append(
                    .init(
                        what: "sections of \(id)", shown: made.sections.count, total: keys.count,
                        file: "csv/sections.csv"))
            }
        }
        try table.close()
        report.files.append(
            try ReportFile.described(csv.appending("sections.csv"), rows: table.rowCount))
    }

    /// Sections by school, those without a school at the end.
    private func schools() -> [(String, [StateTally.Key])] {
        let keys = Set(state.sections.keys).union(findings.unresolved.keys)
            .filter { school == nil || $0.school == school }
        return Dictionary(grouping: keys, by: \.school)
            .sorted {
                ($0.key.isEmpty ? 1 : 0, name($0.key), $0.key) < (
                    $1.key.isEmpty ? 1 : 0, name($1.key), $1.key
                )
            }
            .map { ($0.key, $0.value.sorted { $0.section < $1.section }) }
    }

    private func name(_ school: String) -> String { facts.schools[school] ?? "" }

    private func section(_ key: StateTally.Key) -> Reconciliation.Section {
        let tally = state.sections[key] ?? StateTally.Tally()
        let open = findings.unresolved[key] ?? (0, 0)
        return Reconciliation.Section(
            section: facts.section(key.section), results: tally.results, frozen: tally.frozen,
            held: open.held, rejected: open.rejected)
    }

    private func add(
        _ school: Reconciliation.Name, _ section: Reconciliation.Section, to table: SpreadsheetFile
    ) throws {
        table.cell(school.id)
        table.cell(school.name)
        table.cell(section.section.id)
        table.cell(section.section.name)
        let results = section.results
        for figure in [
            results.sent, results.confirmed, results.inFlight, results.lost, results.released, section.frozen,
            section.held, section.rejected,
        ] {
            table.cell(figure)
        }
        try table.endRow()
    }
}
