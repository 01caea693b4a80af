import DurableFiles
package import Intake
package import Outcome
package import Session
package import Workspace
import ZipArchive

/// What was dropped among gradebooks or rosters and may be an export of Campus (Spec/nightly.md, "Among gradebooks and
/// rosters").
///
/// The list is of what is harmless: what bears a table of its own folder's kind and none of a read-back. Whatever
/// else was not taken holds up sending, as it would in the read-backs' own folder.
package struct MisplacedReadbacks {
    package let session: WorkspaceSession

    /// Asked only of what is not taken.
    package func mayHide(in path: FilePath, kind: DropKind) throws -> Bool {
        guard let own = kind.tables(session.configuration.intakeProfile) else { return false }
        // Nothing is in it, so it tells of no change.
        if let status = try Files.status(path), status.kind == .regular, status.size == 0 { return false }
        if try own.areAll(of: path, limits: session.configuration.zipLimits) { return false }
        return isAnythingOut
    }

    /// A roster that holds Campus's scores as well is a read-back, too, and claimed as one under a second name. It is about to
    /// be taken for what its folder is for.
    ///
    /// - Returns: the read-back; nil where there is none in it, or nothing of ours could be in Campus yet.
    package func claimScores(of file: DroppedFile, _ claim: ClaimStep) throws -> NightOutcome.Dropped? {
        let limits = session.configuration.zipLimits
        guard let own = file.kind.tables(session.configuration.intakeProfile), isAnythingOut,
            try own.areBesideReadback(file.path, limits: limits)
        else { return nil }
        let target = try claim.place(file.name, in: .readback)
        try Files.linkTree(file.path, to: target)
        try Files.syncFolder(target.removingLastComponent())
        return NightOutcome.Dropped(
            state: .taken, kind: .readback, name: file.name,
            reason: "it holds Campus's scores beside the tables of a \(file.kind.rawValue)",
            path: target.string)
    }

    /// Before the first bundle came out there is nothing in Campus that we could overwrite. A ledger that cannot be read
    /// does not say so.
    package var isAnythingOut: Bool {
        do {
            return try session.ledger.read { try $0.firstBundleTime() } != nil
        } catch {
            return true
        }
    }

    /// Why nothing is sent while it is there.
    package static func words(_ kind: DropKind) -> String {
        "it lies among the \(kind.plural), is none, and may be an export of Campus; move such a one to "
            + "inbox/campus/readback, and anything else out of the inbox"
    }

    /// Of what was put into quarantine.
    package static let advice =
        "It may be an export of Campus, so nothing is sent until it, or a later full one, is dropped into "
        + "inbox/campus/readback and applied."
}

extension DropKind {
    /// By which an input of this kind is known. Nil for read-backs: what lies among those needs no name to count.
    package func tables(_ profile: Profile) -> OwnTables? {
        switch self {
        case .gradebook: .gradebook(profile)
        case .roster: .roster(profile)
        case .readback: nil
        }
    }

    fileprivate var plural: String {
        switch self {
        case .gradebook: "gradebooks"
        case .roster: "rosters"
        case .readback: "read-backs"
        }
    }
}
