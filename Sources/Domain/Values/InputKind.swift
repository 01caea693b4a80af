/// What an input is.
public enum InputKind: String, Sendable, CaseIterable {
    case gradebook, roster, readback
}
