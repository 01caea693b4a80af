import Domain
public import DurableFiles
import Ledger
import Session
import Workspace

/// `init`: a workspace that works as it is.
public enum Initializer {
    public struct Outcome: Codable, Sendable, Equatable {
        public var version = 1
        public var command = "init"
        public var workspace: String
        public var district: String
        public var timeZone: String
        /// False where the workspace was there already, and only its units were written.
        public var made = true
        public var systemd: UnitOutcome?
    }

    /// - Parameters:
    ///   - district: the folder's name where none is given.
    ///   - timeZone: asked for where none is given.
    ///   - ask: puts a question to whoever looks on; nil where nobody does.
    ///   - request: units for systemd; they are all that an existing workspace gets.
    public static func run(
        _ root: FilePath, district: String?, timeZone: String?, systemd request: UnitRequest? = nil,
        ask: (@Sendable (String) -> String?)? = nil
    ) async throws -> Outcome {
        let layout = WorkspaceLayout(root: root)
        if let request, district == nil, timeZone == nil, try layout.isWorkspace,
            try Files.exists(layout.ledger)
        {
            return try await writeUnits(request, layout)
        }
        guard try !layout.isWorkspace else {
            throw WorkspaceError(code: .alreadyThere, path: layout.configuration)
        }
        let name = district ?? root.lexicallyNormalized().lastComponent?.string ?? "district"
        let zone = try givenZone(timeZone ?? ask.flatMap(askedZone))
        let units = try request.map { try UnitFiles($0, district: name, zone: zone) }
        // What systemd cannot be told is found before anything is made.
        _ = try units?.units(root)
        try makeWorkspace(layout, ConfigurationTemplate.text(district: name, timeZone: zone.name))
        return Outcome(
            workspace: root.string, district: name, timeZone: zone.name, systemd: try units?.write(layout))
    }

    private static func writeUnits(_ request: UnitRequest, _ layout: WorkspaceLayout) async throws -> Outcome
    {
        let configuration = try BridgeConfiguration.load(layout.configuration)
        let district = configuration.district
        let zone = try rules(district.timeZone)
        let units = try UnitFiles(
            request, district: district.name, zone: zone,
            alsoWritable: configuration.nightly.foldersOutside)
        return Outcome(
            workspace: layout.root.string, district: district.name, timeZone: zone.name, made: false,
            systemd: try units.write(layout))
    }

    /// Due dates are counted in the district's zone, so nothing is taken for it in silence, least of all UTC.
    private static func askedZone(_ ask: @Sendable (String) -> String?) -> String? {
        let system = ZoneDatabase.systemZoneName
        // A server's clock, and no district's.
        let isNobodys = system == "UTC" || system.hasPrefix("Etc/")
        let proposal = isNobodys ? "" : " [\(system)]"
        let answer = ask("Time zone of the district, such as America/Chicago\(proposal): ") ?? ""
        return answer.isEmpty && !isNobodys ? system : answer
    }

    private static func givenZone(_ zone: String?) throws -> ZoneRules {
        guard let zone, !zone.isEmpty else { throw WorkspaceFault.zoneMissing }
        guard let rules = ZoneDatabase.rules(named: zone) else {
            throw WorkspaceFault.noSuchZone(zone, nearest: ZoneDatabase.nearest(to: zone))
        }
        return rules
    }

    private static func rules(_ zone: String) throws -> ZoneRules {
        guard let rules = ZoneDatabase.rules(named: zone) else { throw WorkspaceFault.unknownZone(zone) }
        return rules
    }

    private static func makeWorkspace(_ layout: WorkspaceLayout, _ configuration: String) throws {
        var lock: FileLock?
        try layout.create(configuration: configuration) {
            // Made here so that a preview, which takes the lock, writes nothing into the workspace.
            lock = try FileLock(layout.lock)
            try makeLedger(layout)
        }
        lock?.release()
    }

    /// A killed `init` leaves a ledger in which nothing stands, and no configuration: then it goes on.
    private static func makeLedger(_ layout: WorkspaceLayout) throws {
        if try Files.exists(layout.ledger) {
            // One that cannot be opened or read may hold something, so it is never taken for an unused one.
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
        let parts = [outcome.made ? welcome(outcome) : nil, outcome.systemd?.text].compactMap { $0 }
        return parts.joined(separator: "\n\n")
    }

    private static func welcome(_ outcome: Outcome) -> String {
        """
        Made a workspace for \(outcome.district) (\(outcome.timeZone)) in \(outcome.workspace).

        Next:
          1. Read gradebridge.yaml; every key is explained there and has a default that works.
          2. Drop an itslearning gradebook export into inbox/itslearning/ and a Campus roster into inbox/campus/roster/.
          3. gradebridge --workspace \(outcome.workspace) preview
        """
    }
}
