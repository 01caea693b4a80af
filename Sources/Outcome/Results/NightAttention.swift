/// What the night itself asks a person for; the words are those of `attention` (Spec/json.md).
package enum NightAttention: String, CaseIterable, Sendable {
    case blocked
    case readbackWaiting = "readback-waiting"
    case nightInterrupted = "night-interrupted"
    case nothingCame = "nothing-came"
    case gradebookOld = "gradebook-old"
    case withdrawn

    /// What to do.
    package var advice: String {
        switch self {
        case .blocked:
            "export Campus again, in full, and drop it. Until that was read, import nothing from the outbox."
        case .readbackWaiting:
            "have the export of Campus dropped before the night, with a .done beside it."
        case .nightInterrupted:
            "an earlier night did not end; what it found stands in its folders in reports."
        case .nothingCame: "see that itslearning and Campus drop their exports into the inbox."
        case .gradebookOld: "see why itslearning has not sent a new export."
        case .withdrawn: "look at what Campus changed: `gradebridge frozen list`."
        }
    }
}
