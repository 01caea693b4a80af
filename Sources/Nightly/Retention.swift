package import Domain
import DurableFiles
import Ledger
import Publishing
import Records
package import Session
import Workspace

/// Removes what is older than the configuration wants it kept. Never the ledger and its copies, and never the
/// archived bytes of a bundle that is not delivered or not yet seen in Campus.
package struct Retention {
    package let session: WorkspaceSession
    package let now: Instant

    /// - Returns: the folders that were removed, below the workspace.
    package func run() throws -> [String] {
        let days = session.configuration.nightly.retention
        let kept = try archiveFoldersInUse()
        return try removeOld(in: session.layout.archive, after: days.archiveDays, except: kept)
            + removeOld(in: session.layout.quarantine, after: days.quarantineDays)
            + removeOld(in: session.layout.reports, after: days.reportsDays)
    }

    private func removeOld(
        in folder: FilePath, after days: Int, except kept: Set<String> = []
    ) throws -> [String] {
        guard days > 0 else { return [] }
        var removed: [String] = []
        // Names sort by time: most are told to be young without reading the time in them.
        let oldest = now.adding(days: -days).compact
        let old = try Files.list(folder) { name in
            name < oldest && !kept.contains(name)
                && RunName.instant(of: name).map { $0.adding(days: days) < now } ?? false
        }
        for entry in old where entry.kind == .folder {
            try Files.removeTree(entry.path)
            removed.append("\(folder.name)/\(entry.name)")
        }
        return removed
    }

    /// Archive folders that hold a bundle which somebody may still need.
    private func archiveFoldersInUse() throws -> Set<String> {
        try session.ledger.read { ledger in
            let arrivals = try BundleStates(ledger)
            let pending = Set(try ledger.deliveries().filter(\.state.isPending).map(\.bundle))
            return Set(
                try ledger.bundles().filter { bundle in
                    pending.contains(bundle.sequence) || bundle.awaitsPublishing
                        || [.inFlight, .lost].contains(arrivals.state(of: bundle))
                }.map { RunName.make($0.at, .export) })
        }
    }
}
