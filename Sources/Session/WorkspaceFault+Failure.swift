import DurableFiles
package import Outcome

extension WorkspaceFault: SaysFailure {
    package var failure: Failure {
        switch self {
        case .noLedger(let path):
            Failure(
                .noLedger, "no-ledger", "there is no ledger at \(path)",
                "Name the workspace with --workspace, or make one with `gradebridge init DIR`. "
                    + "If the ledger was lost, bring it back from a backup.")
        case .noWorkspace(let path):
            Failure(
                .noLedger, "no-ledger",
                "\(path) is not a workspace: it has no gradebridge.yaml and no ledger",
                "Name the workspace with --workspace or in GRADEBRIDGE_WORKSPACE, or make one with `gradebridge init DIR`."
            )
        case .otherOwner(let path, let owner):
            Failure(
                .failed, "other-owner", "\(path) belongs to the user \(owner), and you may not look into it",
                "Run the command as that user: sudo -u \(owner) gradebridge …")
        case .noSuchZone(let zone, let nearest):
            Failure(
                .failed, "unknown-zone",
                "this system does not know the time zone \(zone)"
                    + (nearest.map { "; did you mean \($0)?" } ?? ""),
                nearest.map { "Run again with --time-zone \($0)." }
                    ?? "Name one as IANA does, with --time-zone, such as America/Chicago; if it is right, install tzdata."
            )
        case .zoneMissing:
            Failure(
                .usage, "no-time-zone", "the district's time zone is missing",
                "Run again with --time-zone and the district's zone, such as America/New_York, America/Chicago, America/Denver or America/Los_Angeles."
            )
        case .unknownZone(let zone):
            Failure(
                .failed, "configuration", "this system does not know the time zone \(zone)",
                "Correct district.timeZone in gradebridge.yaml, or install tzdata.")
        case .nothingInInbox(let path):
            Failure(
                .failed, "nothing-in-inbox", "there is nothing in \(path)",
                "Drop an export there, or name one in the command.")
        case .noDistricts(let path):
            Failure(
                .failed, "no-districts", "there is no workspace in \(path)",
                "Name the folder that holds the districts' workspaces; `gradebridge init` makes one.")
        case .reDrop(let path, let usedAt):
            Failure(
                .inputRefused, "re-drop",
                "\(path) was used on \(usedAt) and a newer export since; it was dropped again",
                "Remove it from the inbox. If old scores really are to go out again, name it with --gradebook."
            ).blaming(path.string)
        }
    }
}
