package import Domain

/// The result of `frozen release` (Spec/json.md).
public struct ReleaseOutcome: Codable, Sendable, Equatable {
    public var version = 1
    public var command = "frozen release"
    public var at: String
    public var by: String
    public var reason: String
    public var dryRun: Bool
    public var released: [FrozenList.Item]
    /// Always empty: what an interrupted run left staged is published by `export` and `nightly` alone.
    public var recovered: [Int] = []
    /// As in `frozen list`.
    public var gradebook: String?
    public var gradebookProblem: String?

    package init(at instant: Instant, by: String, why: String, isDryRun: Bool, _ list: FrozenList) {
        at = instant.description
        self.by = by
        reason = why
        dryRun = isDryRun
        released = list.frozen
        gradebook = list.gradebook
        gradebookProblem = list.gradebookProblem
    }
}
