/// What became of the scores under each code, against the export before.
public struct UnresolvedNews: Sendable, Equatable {
    /// By code: how many scores came to it.
    public var came: [String: Int] = [:]
    /// By code: how many left it. What was there + came - left is what is there now.
    public var left: [String: Int] = [:]

    public init() {}
}
