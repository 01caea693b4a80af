package import Domain
package import Report

extension Reconciliation.Code {
    package init(_ code: String, _ entry: ReasonEntry, scores: Int) {
        self.init(
            code: code, meaning: "\(entry.meaning)", concerns: entry.concerns,
            whatToDo: "\(entry.advice)", scores: scores)
    }

    /// A code of a newer ledger than this program cannot meet: such a ledger is refused. What is unknown all the
    /// same is shown as it is.
    package init(_ kind: FindingKind, _ code: String, scores: Int) {
        let entry: ReasonEntry? =
            switch kind {
            case .held: HoldReason(rawValue: code)?.entry
            case .rejected: RejectReason(rawValue: code)?.entry
            case .notice: PlanNotice(rawValue: code)?.entry
            }
        if let entry {
            self.init(code, entry, scores: scores)
            return
        }
        self.init(code: code, meaning: code, concerns: .registrar, whatToDo: "", scores: scores)
    }

    package init(_ reason: FreezeReason, scores: Int) {
        self.init(reason.rawValue, reason.entry, scores: scores)
    }
}
