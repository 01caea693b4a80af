package import Domain
package import DurableFiles
import Session

/// The clock that stamps files, and the way to let it go on. Tests have one of their own, which only sleeping moves.
package struct NightClock: Sendable {
    package let now: @Sendable () -> Instant
    /// Seconds; throws where the wait was cut short.
    package let sleep: @Sendable (Int64) async throws -> Void

    package static let system = NightClock {
        Clock.now
    } sleep: {
        try await Task.sleep(for: .seconds($0))
    }

    /// The clock counts whole seconds: what changed in this one is not ahead of it.
    package var fileTime: FileTime { FileTime(seconds: now().secondsSince1970, nanoseconds: 999_999_999) }
}
