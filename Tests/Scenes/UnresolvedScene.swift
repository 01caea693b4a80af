package import TestSupport

/// A workspace whose ledger tells what is unresolved.
package struct UnresolvedScene {
    package let workspace: TestWorkspace
    package var district = SmallDistrict()

    package init(configuration: String? = nil) throws {
        workspace = try TestWorkspace(configuration: configuration ?? "readback:\n  maxAgeDays: 0")
    }

    /// The export of the nth night, which is the nth run where nothing else ran.
    package func export(_ night: Int, _ flags: [String] = []) throws -> PlanReport {
        try workspace.export(district, now: "2026-11-\(22 + night)T02:00:00Z", flags)
    }

    /// Rows as `item/section class code since scores students persons`, in the order of the ledger.
    package func rows(_ condition: String = "1") throws -> [String] {
        try workspace.ledger.sql(
            """
            SELECT item || '/' || section || ' ' || class || ' ' || code || ' ' || since || ' ' || scores || ' '
                || coalesce(students, '-') || ' ' || coalesce(persons, '-')
            FROM unresolved WHERE \(condition);
            """
        ).split(separator: "\n").map(String.init)
    }

    /// The scores of each code that is held or rejected.
    package func classTotals() throws -> [String: Int] {
        let lines = try workspace.ledger.sql(
            "SELECT code, sum(scores) FROM unresolved WHERE class <> 'notice' GROUP BY code;")
        return Dictionary(
            uniqueKeysWithValues: lines.split(separator: "\n").map { line in
                let cells = line.split(separator: "|")
                return (String(cells[0]), Int(cells[1]) ?? -1)
            })
    }
}

extension PlanReport.Classes {
    /// What is held and what is rejected, by code.
    package var unresolved: [String: Int] { held.merging(rejected) { $0 + $1 } }
}
