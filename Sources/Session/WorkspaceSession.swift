package import Domain
public import DurableFiles
package import Ledger
package import Workspace

/// An open workspace: its configuration, its folders, its ledger and, for whoever writes, the lock.
public final class WorkspaceSession {
    package let layout: WorkspaceLayout
    package let configuration: BridgeConfiguration
    package let zone: ZoneRules
    package let ledger: Ledger
    private let lock: FileLock?

    /// - Parameter locked: taken by every command that writes, and by those that need a still picture.
    public init(_ root: FilePath, locked: Bool) async throws {
        layout = WorkspaceLayout(root: Files.resolved(root))
        try WorkspaceFault.check(layout)
        configuration = try BridgeConfiguration.load(layout.configuration)
        guard let zone = ZoneDatabase.rules(named: configuration.district.timeZone) else {
            throw WorkspaceFault.unknownZone(configuration.district.timeZone)
        }
        self.zone = zone
        lock = locked ? try FileLock(layout.lock) : nil
        do {
            ledger = try Ledger.open(at: layout.ledger.string)
        } catch let older as OlderLedger {
            ledger = try Self.migrate(older, layout, isLocked: locked)
        }
        try districtCheck.run()
        if locked { try ArchiveCheck(layout: layout, ledger: ledger).run() }
    }

    /// Moments as the district's people read them.
    package var time: DistrictTime { DistrictTime(zone, configuration.district.locale) }
    package var wallClock: WallClock { WallClock(zone, locale: configuration.district.locale.rawValue) }

    private var districtCheck: DistrictCheck {
        DistrictCheck(path: layout.ledger, ledger: ledger, district: configuration.district)
    }

    /// Keeps the ledger as it was beside itself, and brings it to the present format.
    private static func migrate(
        _ older: OlderLedger, _ layout: WorkspaceLayout, isLocked: Bool
    ) throws -> Ledger {
        let lock = isLocked ? nil : try FileLock(layout.lock)
        defer { lock?.release() }
        let copy = FilePath("\(layout.ledger).format\(older.format)")
        let unfinished = layout.staging.appending("ledger.format\(older.format)")
        if try !Files.exists(copy) {
            // Whole under its name or not there: a crash half-way must not leave half a copy.
            _ = try Files.removeIfPresent(unfinished)
            try older.copy(to: unfinished.string)
            try Files.renameNoReplace(unfinished, to: copy)
            try Files.syncFolder(layout.root)
        }
        return try older.migrated()
    }

    /// The ledger takes the name that the district has by now. Needs the lock.
    package func adoptDistrict() throws { try districtCheck.adopt() }
}

/// What is wrong with a workspace as a whole.
package enum WorkspaceFault: Error, Equatable {
    case noLedger(FilePath)
    /// Neither a configuration nor a ledger is there.
    case noWorkspace(FilePath)
    /// It belongs to somebody else, and this user may not look into it.
    case otherOwner(FilePath, owner: String)
    case unknownZone(String)
    /// One that somebody gave, and what it may have been meant to be.
    case noSuchZone(String, nearest: String?)
    /// None was given.
    case zoneMissing
    case nothingInInbox(FilePath)
    /// `nightly --all` found no workspace.
    case noDistricts(FilePath)
    /// The newest input in an inbox was consumed before, and a newer one since.
    case reDrop(FilePath, usedAt: String)
}

extension WorkspaceFault {
    /// Nothing of a workspace is to be seen there.
    package var isElsewhere: Bool {
        switch self {
        case .noWorkspace, .otherOwner: true
        default: false
        }
    }

    /// - Throws: what stands against opening a workspace there.
    package static func check(_ layout: WorkspaceLayout) throws {
        do {
            guard try !Files.exists(layout.ledger) else { return }
            throw try layout.isWorkspace ? Self.noLedger(layout.ledger) : .noWorkspace(layout.root)
        } catch let error as FileError where error.isDenied {
            guard let status = try Files.status(layout.root), status.owner != Files.ownUser else {
                throw error
            }
            throw Self.otherOwner(layout.root, owner: Files.userName(status.owner))
        }
    }
}
