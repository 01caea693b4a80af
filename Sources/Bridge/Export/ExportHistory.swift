import Domain
import Ledger

// What an export takes from the ledger's history, and what it leaves there.
extension Exporter {
    /// Adds to an outcome what only the ledger's history tells.
    func complete(
        _ outcome: inout PlanOutcome, _ inputs: LoadedInputs, _ ledger: LedgerSession,
        _ details: DetailWriter
    ) throws {
        outcome.inputs = try inputs.records.map { input in
            PlanOutcome.Input(
                kind: input.kind.rawValue, name: input.name, sha256: input.sha256,
                usedBefore: try ledger.lastUse(of: input)?.at)
        }
        func decoded(_ summary: String) -> PlanOutcome? {
            try? JSONText.decode(PlanOutcome.self, from: summary)
        }
        outcome.findAttention(
            before: try ledger.lastFinishedSummary(command: "export").flatMap(decoded),
            untold: try ledger.unfinishedSummaries(command: "export").compactMap(decoded),
            rejectedTableRows: details.rejectedTableRows)
    }

    func record(
        _ outcome: PlanOutcome, _ inputs: LoadedInputs, _ sections: [String: Int],
        _ vanished: [(lineItem: Int64, count: Int)], _ ledger: LedgerSession
    ) throws -> Int64 {
        for line in vanished { try ledger.recordVanished(line.count, lineItem: line.lineItem) }
        try ledger.recordSectionStudents(sections, before: try ledger.sectionStudents())
        return try ledger.recordRun(
            command: "export", at: now, summary: try JSONText.compact(outcome), inputs: inputs.records)
    }
}
