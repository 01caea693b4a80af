/// What the folder of the other host holds of one bundle, in bytes; nil where a name is not there.
public struct RemotePicture: Sendable, Equatable {
    /// Under the bundle's own name.
    public var whole: UInt64?
    /// Under its name with `.part`.
    public var part: UInt64?
    public var hasSum: Bool
    public var hasDone: Bool

    public init(whole: UInt64? = nil, part: UInt64? = nil, hasSum: Bool = false, hasDone: Bool = false) {
        self.whole = whole
        self.part = part
        self.hasSum = hasSum
        self.hasDone = hasDone
    }
}

/// The next step of a delivery: a pure function of what the ledger knows and what the other host shows, asked
/// anew after every step, so that an end in the dark is looked at before anything is tried again.
public enum DeliveryDecision: Sendable, Equatable {
    /// Write it under `NAME.part`.
    case upload
    /// Its part is whole: give it its name, then put its companions beside it.
    case place
    /// It is there; some of its companions are not.
    case complete
    /// It is there with everything, or the other side has taken it away.
    case delivered(taken: Bool)
    /// Another file has its name: it is never overwritten.
    case conflict(UInt64)

    /// - Parameter bytes: the size of what is to be delivered.
    public init(_ state: DeliveryState, bytes: UInt64, _ remote: RemotePicture) {
        if let whole = remote.whole {
            if whole != bytes {
                self = .conflict(whole)
            } else {
                self = remote.hasSum && remote.hasDone ? .delivered(taken: false) : .complete
            }
        } else if remote.part == bytes {
            self = .place
        } else if state == .placing, remote.part == nil {
            // Nobody but the other side removes what had its final name.
            self = .delivered(taken: true)
        } else {
            self = .upload
        }
    }
}
