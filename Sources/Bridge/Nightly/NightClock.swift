import Domain
import DurableFiles
import Session

/// The clock that stamps files, and the way to let it go on. Tests have one of their own, which only sleeping moves.
struct NightClock: Sendable {
    let now: @Sendable () -> Instant
    /// Seconds; throws where the wait was cut short.
    let sleep: @Sendable (Int64) async throws -> Void

    static let system = NightClock {
        Clock.now
    } sleep: {
        try await Task.sleep(for: .seconds($0))
    }

    /// The clock counts whole seconds: what changed in this one is not ahead of it.
    var fileTime: FileTime { FileTime(seconds: now().secondsSince1970, nanoseconds: 999_999_999) }
}
