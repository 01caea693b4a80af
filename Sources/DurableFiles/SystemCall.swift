import Glibc

/// Runs a call that answers -1 on failure, again for as long as a signal interrupts it.
@discardableResult
func retrying<Answer: SignedInteger>(
    _ operation: String, _ path: FilePath, _ call: () -> Answer
) throws(FileError) -> Answer {
    while true {
        let answer = call()
        if answer != -1 { return answer }
        let reason = Glibc.errno
        if reason != EINTR {
            throw FileError(operation: operation, path: path, errno: Errno(rawValue: reason))
        }
    }
}

/// Opens a path, never leaving the descriptor to a child process.
func openDescriptor(
    _ operation: String, _ path: FilePath, _ flags: Int32, mode: mode_t = 0
) throws(FileError) -> Int32 {
    try retrying(operation, path) {
        unsafe path.withPlatformString { unsafe Glibc.open($0, flags | O_CLOEXEC, mode) }
    }
}

/// Writes every byte, however many calls the system makes of it.
func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, path: FilePath) throws(FileError) {
    var rest = unsafe bytes
    while unsafe !rest.isEmpty {
        let count = try retrying("write", path) {
            unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
        }
        unsafe rest = unsafe UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
    }
}
