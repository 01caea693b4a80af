import Glibc
import Synchronization

/// Where the lines go.
public enum StandardError {
    // The system may take a long line in parts, and no other line may come between them.
    private static let turn = Mutex(())

    /// Writes a line by one write(2). A line that cannot be written is lost, and the run goes on.
    @Sendable public static func write(_ line: [UInt8]) {
        turn.withLock { _ in write(line[...], to: STDERR_FILENO) }
    }

    static func write(_ line: ArraySlice<UInt8>, to descriptor: Int32) {
        var rest = line
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                return
            }
        }
    }
}
