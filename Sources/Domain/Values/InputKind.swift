/// What an input is.
public enum InputKind: String, Codable, Sendable, CaseIterable {
    case gradebook, roster, readback
}
