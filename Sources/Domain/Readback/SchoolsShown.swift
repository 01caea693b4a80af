/// Of which schools of ours a full read-back shows anything of ours (Spec/readback.md, "Words": full). Of the others it is
/// not believed to be full: an export of one school looks like a district whose other schools lost everything.
public struct SchoolsShown: Sendable, Equatable {
    private var shown: Set<String> = []
    private var notShown: Set<String> = []

    public init() {}

    /// - Parameter isShown: a line item of ours of that school, or a row under one, is in it.
    public mutating func add(_ school: String, isShown: Bool) {
        guard !shown.contains(school) else { return }
        if isShown {
            shown.insert(school)
            notShown.remove(school)
        } else {
            notShown.insert(school)
        }
    }

    /// The schools of ours of which nothing is in it, in the order of their ids.
    public var missing: [String] { notShown.sorted() }
}
