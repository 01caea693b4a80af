package import Programs

/// How often a broken connection is tried, and nothing else: what the other side refuses, it refuses again.
package struct RemoteTries: Sendable {
    package let count: Int
    package let wait: @Sendable () async -> Void
    package let logRetry: @Sendable (RemoteError) -> Void

    /// `body` must begin by looking, so that what an earlier try did is not done again.
    package func run<T>(_ body: () async throws -> T) async throws -> T {
        var left = max(1, count)
        while true {
            do {
                return try await body()
            } catch let error as RemoteError where error.isWorthRetrying && left > 1 {
                left -= 1
                logRetry(error)
                await wait()
            }
        }
    }
}
