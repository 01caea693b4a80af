/// The class that scores ended in and stay unresolved in; a notice is about a score that was sent before.
public enum FindingKind: String, Codable, Sendable, CaseIterable {
    case held, rejected, notice
}
