package import Domain
package import DurableFiles
import Inputs
package import Intake
import Ledger
package import Session
package import Workspace
import ZipArchive

/// What was dropped among gradebooks or rosters and may be an export of Campus (Spec/nightly.md, "Among gradebooks and
/// rosters").
///
/// The list is of what is harmless: what bears a table of its own folder's kind and none of a read-back. Whatever
/// else was not taken holds up sending, as it would in the read-backs' own folder.
package struct MisplacedReadbacks {
    private let limits: ZipLimits
    private let own: [DropKind: OwnTables]
    private let unknown: UnknownFiles
    /// Before the first bundle came out there is nothing in Campus that we could overwrite. A ledger that cannot be read
    /// does not say so.
    package let isAnythingOut: Bool

    package init(_ session: WorkspaceSession) {
        limits = session.configuration.zipLimits
        let profile = session.configuration.profile
        let harmless = session.configuration.nightly.inbox.ignoreFiles
        unknown = UnknownFiles(profile, harmless: harmless)
        own = Dictionary(
            uniqueKeysWithValues: DropKind.allCases.compactMap { kind in
                kind.tables(profile, harmless: harmless).map { (kind, $0) }
            })
        do {
            isAnythingOut = try session.ledger.read { try $0.firstBundleTime() } != nil
        } catch {
            isAnythingOut = true
        }
    }

    /// Asked only of what is not taken.
    ///
    /// - Parameter status: of the path, where it was just asked for.
    package func mayHide(in path: FilePath, kind: DropKind, status: FileStatus? = nil) throws -> Bool {
        guard isAnythingOut, kind != .readback else { return false }
        let names = try NamesInside(path, status: status, limits: limits)
        // What is empty tells of no change. A roster among gradebooks is in the wrong place, and understood all the same.
        if names.isEmpty { return false }
        return try !own.values.contains { try $0.areAll(of: names) && $0.isTable(path) }
    }

    /// A roster that holds Campus's scores as well is a read-back, too. False as long as nothing of ours could be in Campus.
    package func isReadbackToo(_ path: FilePath, kind: DropKind) throws -> Bool {
        guard isAnythingOut, let own = own[kind] else { return false }
        return try own.areBesideReadback(NamesInside(path, limits: limits))
    }

    /// What lies beside the tables of a roster or gradebook that is about to be taken, and may be scores that nobody reads.
    package func unknownScores(in path: FilePath, kind: DropKind) throws -> UnknownFiles.Found? {
        guard isAnythingOut, kind != .readback else { return nil }
        return try unknown.first(in: NamesInside(path, limits: limits), at: path, limits: limits)
    }

    /// Why nothing is sent while it is there.
    package static func words(_ kind: DropKind) -> String {
        "it is not known to be a \(kind.rawValue), and may be an export of Campus; move an export of Campus to "
            + "inbox/campus/readback, and anything else out of the inbox"
    }

    /// Of what lies beside the drop folders: why it is not applied, and what to do.
    package static func words(beside path: FilePath, _ layout: WorkspaceLayout) -> String {
        let folder = path.removingLastComponent() == layout.inbox ? "inbox" : "inbox/campus"
        return
            "it lies in \(folder), where nothing is taken from; move an export of Campus to inbox/campus/readback, "
            + "and anything else out of the inbox"
    }

    /// Of what was put into quarantine.
    package static let advice =
        "It may hold Campus's scores, so nothing is sent until a full export of Campus of now or later is dropped into "
        + "inbox/campus/readback and applied."
}

extension DropKind {
    /// By which an input of this kind is known. Nil for read-backs: what lies among those needs no name to count.
    package func tables(_ profile: Profile, harmless: [String] = []) -> OwnTables? {
        switch self {
        case .gradebook: .gradebook(profile, harmless: harmless)
        case .roster: .roster(profile, harmless: harmless)
        case .readback: nil
        }
    }
}
