/// The commands that leave a run in the ledger's history (Spec/ledger.md, "run").
public enum RunCommand: String, Codable, Sendable {
    case export, readback, nightly
    case frozenRelease = "frozen release"
    case heldRelease = "held release"
    case findingsKnown = "findings known"
    case findingsUnknown = "findings unknown"
    case timesCorrect = "times correct"
}
