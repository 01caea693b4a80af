public import DurableFiles
import Ledger
import Workspace

/// `init`: a workspace that works as it is.
public enum Initializer {
    public struct Outcome: Codable, Sendable, Equatable {
        public var version = 1
        public var command = "init"
        public var workspace: String
        public var district: String
        public var timeZone: String
    }

    /// - Parameters:
    ///   - district: the folder's name where none is given.
    ///   - timeZone: the system's where none is given.
    public static func run(_ root: FilePath, district: String?, timeZone: String?) throws -> Outcome {
        let zone = timeZone ?? ZoneDatabase.systemZoneName
        guard ZoneDatabase.rules(named: zone) != nil else { throw WorkspaceFault.unknownZone(zone) }
        let name = district ?? root.lexicallyNormalized().lastComponent?.string ?? "district"
        let layout = WorkspaceLayout(root: root)
        if try !wasInterrupted(layout) {
            try layout.create(configuration: ConfigurationTemplate.text(district: name, timeZone: zone))
        }
        do {
            // Made here so that a preview, which takes the lock, writes nothing into the workspace.
            try FileLock(layout.lock).release()
            _ = try Ledger.create(at: layout.ledger.string)
        } catch {
            // Half a workspace could be neither used nor made again.
            _ = try? Files.removeIfPresent(layout.ledger)
            _ = try? Files.removeIfPresent(layout.configuration)
            throw error
        }
        try Files.setPermissions(0o600, of: layout.ledger)
        try Files.syncFolder(root)
        return Outcome(workspace: root.string, district: name, timeZone: zone)
    }

    /// A killed `init` left its configuration and no ledger. Where anything was ever sent from, a missing
    /// ledger is a lost one, and making another would send every score again.
    private static func wasInterrupted(_ layout: WorkspaceLayout) throws -> Bool {
        guard try Files.exists(layout.configuration), try !Files.exists(layout.ledger) else { return false }
        return try [layout.outbox, layout.archive, layout.reports].allSatisfy { folder in
            try Files.exists(folder) && Files.list(folder).isEmpty
        }
    }

    public static func text(_ outcome: Outcome) -> String {
        """
        Made a workspace for \(outcome.district) (\(outcome.timeZone)) in \(outcome.workspace).

        Next:
          1. Read gradebridge.yaml; every key is explained there and has a default that works.
          2. Drop an itslearning gradebook export into inbox/itslearning/ and a Campus roster into inbox/campus/roster/.
          3. gradebridge --workspace \(outcome.workspace) preview
        """
    }
}
