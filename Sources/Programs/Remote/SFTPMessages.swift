/// What sftp and ssh say on standard error, as codes. What is not known for certain is `failed`.
struct SFTPMessages {
    private let lines: [String]

    init(_ text: String) {
        // sftp's own last words after any end of ssh; they say nothing.
        lines = text.split(whereSeparator: \.isNewline).map { String($0).trimmingBlanks }
            .filter { !$0.isEmpty && $0 != "Connection closed" && $0 != "Connection closed." }
    }

    /// sftp could read a folder only in part, or not at all, and ended with 0 all the same.
    var listingFailure: (RemoteError.Code, String)? {
        lines.first { $0.hasPrefix("remote readdir(") || $0.hasPrefix("Couldn't ") || $0.hasPrefix("Can't ") }
            .map { (Self.operation($0) ?? .failed, $0) }
    }

    /// One command failed (exit code 1): its reason is what stands after the last colon, so that a name in the
    /// message cannot pass for one.
    var operationFailure: (RemoteError.Code, String) {
        let known = lines.compactMap { line in Self.operation(line).map { ($0, line) } }
        return known.last ?? (.failed, lines.last ?? "it did not say why")
    }

    /// The session failed (exit code 255). Nothing said at all means that the other side hung up.
    var sessionFailure: (RemoteError.Code, String) {
        let known = lines.compactMap { line in Self.session(line).map { ($0, line) } }
        for code in Self.worst {
            if let found = known.first(where: { $0.0 == code }) { return found }
        }
        return lines.last.map { (.failed, $0) } ?? (.interrupted, "connection closed")
    }

    private static func operation(_ line: String) -> RemoteError.Code? {
        if line.hasSuffix(": Permission denied") { return .denied }
        if line.hasSuffix(": No such file or directory") {
            return line.hasPrefix("open local ") ? .localFile : .missing
        }
        if line.hasPrefix("File \"") && line.hasSuffix("\" not found.") { return .missing }
        if line.hasPrefix("Can't change directory: ") { return .noFolder }
        // Local troubles carry the system's own words, the other side's "Failure" carries none.
        return line.hasSuffix(": Failure") ? .refused : nil
    }

    private static let worst: [RemoteError.Code] = [
        .hostKey, .authentication, .unknownHost, .unreachable, .interrupted,
    ]

    private static func session(_ line: String) -> RemoteError.Code? {
        if line == "Host key verification failed." { return .hostKey }
        if line.hasPrefix("Received disconnect") && line.hasSuffix("Too many authentication failures") {
            return .authentication
        }
        if line.contains(": Permission denied (") { return .authentication }
        if line.contains("Could not resolve hostname ") {
            return line.hasSuffix(": Temporary failure in name resolution") ? .unreachable : .unknownHost
        }
        if line.hasPrefix("ssh: connect to host ") {
            return noAnswer.contains { line.hasSuffix(": \($0)") } ? .unreachable : nil
        }
        if line == "Connection timed out during banner exchange" { return .unreachable }
        if line.hasPrefix("Connection to ") && line.hasSuffix(" timed out") { return .unreachable }
        return lost.contains { line.contains($0) } ? .interrupted : nil
    }

    private static let noAnswer = [
        "Connection refused", "Connection timed out", "Connection reset by peer", "No route to host",
        "Network is unreachable", "Host is down", "Network is down",
    ]

    private static let lost = [
        "Connection closed by ", "Connection reset by ", "closed by remote host", "Broken pipe",
        "Timeout, server ", "Connection lost", "lost connection", "Connection timed out",
    ]
}

extension String {
    fileprivate var trimmingBlanks: String {
        var view = Substring(self)
        while view.last == " " || view.last == "\r" { view.removeLast() }
        return String(view)
    }
}
