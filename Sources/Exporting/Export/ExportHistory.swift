import Domain
import Intake
package import Ledger
package import Outcome
package import Planning
import Records

// What an export takes from the ledger's history, and what it leaves there.
extension Exporter {
    /// Adds to an outcome what only the ledger's history tells of its inputs.
    package func complete(_ outcome: inout PlanOutcome, _ inputs: LoadedInputs, _ ledger: LedgerSession)
        throws
    {
        outcome.inputs = try inputs.records.map { input in
            PlanOutcome.Input(
                kind: input.kind, name: input.name, sha256: input.sha256,
                usedBefore: try ledger.lastUse(of: input)?.at, rows: inputs.rows(of: input.kind))
        }
    }

    /// What of an outcome needs a person, against the exports that the ledger has before it.
    package func attention(_ ledger: LedgerSession) throws -> PlanAttention {
        // Another version may have written words that this one cannot read. Without those of the last export all is news.
        // Those of an unfinished one are left out: what it found stands in `findings list` and on the morning page.
        func decoded(_ summary: String) -> PlanOutcome? {
            try? JSONText.decode(PlanOutcome.self, from: summary)
        }
        return PlanAttention(
            before: try ledger.lastFinishedSummary(command: .export).flatMap(decoded),
            unfinished: try ledger.unfinishedSummaries(command: .export).compactMap(decoded))
    }

    /// Records the run with all that later ones ask of it, and completes `outcome` with what only that shows.
    package func record(
        _ outcome: inout PlanOutcome, _ inputs: LoadedInputs, _ sections: [String: Int],
        _ vanished: [(lineItem: Int64, count: Int)], _ details: RunDetails, _ ledger: LedgerSession
    ) throws -> Int64 {
        for line in vanished { try ledger.recordVanished(line.count, lineItem: line.lineItem) }
        try ledger.recordSectionStudents(sections, before: try ledger.sectionStudents())
        try recordNames(inputs, ledger)
        // What is new tonight names the run, so the run comes first and its summary last.
        let attention = try attention(ledger)
        let run = try ledger.recordRun(command: .export, at: now, summary: "{}", inputs: inputs.records)
        try ledger.set(.gradebookTime, to: inputs.gradebookTime?.description)
        let news = try ledger.mergeUnresolved(run: run, details.forEachFoundRow)
        outcome.unresolved = PlanOutcome.Unresolved(new: news.came, resolved: news.left)
        outcome.known = try KnownFindings(ledger).end()
        outcome.attention = attention.codes(of: outcome)
        try ledger.setSummary(try JSONText.compact(outcome), run: run)
        return run
    }

    /// How people call the sections of the gradebook and their schools, as the roster says tonight.
    private func recordNames(_ inputs: LoadedInputs, _ ledger: LedgerSession) throws {
        let (gradebook, roster) = (inputs.gradebook, inputs.roster)
        let writer = try ledger.nameWriter()
        var schools: Set<String> = []
        for index in 0..<gradebook.classCount {
            guard let school = roster.school(ofClass: index) else { continue }
            schools.insert(school)
            try writer.keep(
                section: gradebook.classID(index),
                SectionName(title: roster.title(ofClass: index), school: school))
        }
        for school in schools {
            guard let name = roster.name(ofSchool: school) else { continue }
            try writer.keep(school: school, name: name)
        }
    }
}
