import Domain
import Inputs

/// The rule of what of an export needs a person: what is new, never what stood before (Spec/reason-codes.md).
package struct PlanAttention {
    /// The last export that came to its end.
    package let before: PlanOutcome?
    /// Exports since then that did not, and so told nobody.
    package let unfinished: [PlanOutcome]

    package init(before: PlanOutcome? = nil, unfinished: [PlanOutcome]) {
        self.before = before
        self.unfinished = unfinished
    }

    package func codes(of outcome: PlanOutcome) -> [String] {
        let rejected = outcome.classes.rejected.keys.filter { came(to: $0, outcome) }
        let held = outcome.classes.held.keys.filter { code in
            guard before?.classes.held[code] != nil else { return true }
            let isRoutine = HoldReason(rawValue: code)?.entry.isRoutine ?? false
            return !isRoutine && came(to: code, outcome)
        }
        let rows = hasOtherRejectedRows(outcome) ? [UnusedRows.code] : []
        // What a person knew of, and is otherwise now, is new however it changed.
        let changed = outcome.known.map { Array($0.changed.keys) } ?? []
        return Set(rejected + held + rows + changed + unfinished.flatMap(\.attention)).sorted()
    }

    /// Whether a score came to a code since the export before. Where that is not kept, for a preview or after an
    /// export of an earlier program, whether there are more of them.
    private func came(to code: String, _ outcome: PlanOutcome) -> Bool {
        guard let before else { return true }
        if let moves = outcome.unresolved, before.unresolved != nil { return (moves.new[code] ?? 0) > 0 }
        return outcome.scores(under: code) > before.scores(under: code)
    }

    private func hasOtherRejectedRows(_ outcome: PlanOutcome) -> Bool {
        guard let now = outcome.rejectedRows else { return false }
        guard let then = before?.rejectedRows else { return now.count != before?.countOfRejectedRows ?? 0 }
        return now != then
    }
}

extension PlanOutcome {
    fileprivate func scores(under code: String) -> Int {
        (classes.held[code] ?? 0) + (classes.rejected[code] ?? 0)
    }

    /// In a summary of an earlier program, which counted findings alone.
    fileprivate var countOfRejectedRows: Int {
        [InputFinding.Code.badValue, .unknownReference].reduce(0) { $0 + (findings[$1.rawValue] ?? 0) }
    }
}
