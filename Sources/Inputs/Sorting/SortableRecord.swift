/// A record of fixed size without references, so that its bytes alone are it.
public protocol SortableRecord: BitwiseCopyable, Sendable {
    /// True when `a` comes before `b`; a strict order, the same however often it is asked.
    static func isInOrder(_ a: Self, _ b: Self) -> Bool
}
