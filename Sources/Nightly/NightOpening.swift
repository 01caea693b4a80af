public import DurableFiles
import Outcome
import Programs
public import Session
import Workspace

/// Opens the workspace for a night. A night that cannot even begin is the one that somebody must hear of.
public enum NightOpening {
    /// - Parameter notifies: whether the notify command is told of a failure.
    public static func open(_ root: FilePath, notifies: Bool) async throws -> WorkspaceSession {
        do {
            return try await WorkspaceSession(root, locked: true)
        } catch {
            let failure = Failure(error)
            // That another night is at work is no news; and it may be its own notify command that asks.
            if notifies, failure.exit != .lockHeld { await notify(of: failure, root) }
            throw error
        }
    }

    /// Where the configuration itself is broken there is nobody to tell: the exit code and the journal remain.
    private static func notify(of failure: Failure, _ root: FilePath) async {
        let layout = WorkspaceLayout(root: Files.resolved(root))
        guard let notify = try? BridgeConfiguration.load(layout.configuration).nightly.notify,
            !notify.command.isEmpty, let text = try? JSONText.pretty(NotBegun(error: failure))
        else { return }
        _ = await Notifier(command: notify.command, timeoutSeconds: notify.timeoutSeconds)
            .send(Array((text + "\n").utf8))
    }

    private struct NotBegun: Encodable {
        var version = 1
        var command = "nightly"
        var error: Failure
    }
}
