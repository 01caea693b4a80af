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
        let text = ConfigurationTemplate.text(district: name, timeZone: zone)
        var lock: FileLock?
        try layout.create(configuration: text) {
            // Made here so that a preview, which takes the lock, writes nothing into the workspace.
            lock = try FileLock(layout.lock)
            try makeLedger(layout)
        }
        lock?.release()
        return Outcome(workspace: root.string, district: name, timeZone: zone)
    }

    /// A killed `init` leaves a ledger in which nothing stands, and no configuration: then it goes on.
    private static func makeLedger(_ layout: WorkspaceLayout) throws {
        if try Files.exists(layout.ledger) {
            let isUnused = (try? Ledger.open(at: layout.ledger.string).read { try $0.isUnused }) ?? false
            guard isUnused else { throw WorkspaceError(code: .alreadyThere, path: layout.ledger) }
            return
        }
        // Under another name first: what carries the ledger's name is a whole one.
        let unfinished = layout.staging.appending("ledger.sqlite")
        _ = try Files.removeIfPresent(unfinished)
        _ = try Ledger.create(at: unfinished.string)
        try Files.setPermissions(0o600, of: unfinished)
        try Files.renameNoReplace(unfinished, to: layout.ledger)
        try Files.syncFolder(layout.root)
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
