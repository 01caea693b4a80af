public import Domain

/// A read-back that was applied.
public struct ReadbackRecord: Sendable, Equatable {
    /// The run that applied it.
    public var run: Int64
    /// The moment whose state it shows.
    public var time: Instant
    public var isFull: Bool
    public var format: ReadbackFormat
    /// The path it was read from.
    public var name: String
    /// Something of ours was in it, or a person says that a full one without any is right.
    public var seesOurs = true
    /// It counts among the looks that a value must be missing from before it is lost.
    public var isLook: Bool
    /// Where its time came from; nil where an earlier program applied it.
    public var timeFrom: TimeSource?

    public init(
        run: Int64, time: Instant, isFull: Bool, format: ReadbackFormat, name: String, isLook: Bool = true,
        timeFrom: TimeSource? = nil
    ) {
        self.run = run
        self.time = time
        self.isFull = isFull
        self.format = format
        self.name = name
        self.isLook = isLook
        self.timeFrom = timeFrom
    }
}
