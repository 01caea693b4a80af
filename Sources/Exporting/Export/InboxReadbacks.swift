import Domain
import DurableFiles
import Intake
import Ledger
import Outcome
import ReadingBack
import Session
import Workspace

/// Read-backs that lie in the inbox, or were claimed, and were never applied: who exports by hand would send over what they
/// show (Spec/nightly.md, "Read-backs"; D175). A night looks for itself.
enum InboxReadbacks {
    struct Unread: Error {
        let path: FilePath
        let others: Int
    }

    /// Throws `InboxReadbacks.Unread`.
    static func check(_ session: WorkspaceSession) throws {
        let dropped = try DropFolder.look(.readback, in: session.layout).map { ($0.path, $0.changed) }
        let claimed = try ClaimedFile.list(.readback, in: session.layout).map { ($0.path, $0.changed) }
        let unread = try (dropped + claimed).filter { try !isMadeUp($0, changed: $1, session) }
        if let first = unread.first { throw Unread(path: first.0, others: unread.count - 1) }
    }

    /// It was applied, or a full one of its time or later was: of the time in its name and of that of its files.
    private static func isMadeUp(
        _ path: FilePath, changed: FileTime, _ session: WorkspaceSession
    ) throws -> Bool {
        let configuration = session.configuration
        let content = try Readback.content(
            of: path, profile: configuration.intakeProfile, limits: configuration.zipLimits)
        let said = ReadbackTime.timestamp(in: path.lastComponent?.string ?? "", zone: session.zone)?.time
        let written = Instant(secondsSince1970: changed.seconds)
        return try session.ledger.read { ledger in
            if !content.isEmpty, try !ledger.readbackRuns(sha256: content).isEmpty { return true }
            return try ledger.fullReadbacks().newestOfAll.map { max(said ?? written, written) <= $0 } ?? false
        }
    }
}

extension InboxReadbacks.Unread: SaysFailure {
    var failure: Failure {
        let more = others == 0 ? "" : " (\(others) more)"
        return Failure(
            .guardStopped, "guard-readback",
            "\(path) was not read back\(more), so what people changed in Campus is not known; nothing came out",
            "Apply it with `gradebridge readback \(ShellText.quoted("\(path)"))`, or move it out of the inbox if it is no export of "
                + "Campus. If what it shows does not matter, run again with --without-readback.")
    }
}
