/// How a program ended and what it said.
public struct ProgramResult: Sendable, Equatable {
    public enum End: Sendable, Equatable {
        case exited(Int32)
        case signalled(Int32)
        /// It was still at work at its time limit and was ended.
        case timedOut
    }

    public let end: End
    /// The first bytes of standard output; empty where it went to a file.
    public let output: [UInt8]
    /// The first bytes of standard error.
    public let errors: [UInt8]
    /// It said more on standard output than was kept.
    public let isOutputCut: Bool

    /// What went wrong in its own words, as text for a message.
    var errorText: String { String(decoding: errors, as: UTF8.self) }
}
