import DurableFiles
import Outcome
package import Workspace

extension Doctor {
    /// Whether a run could write here: into every folder, the ledger and its lock, and onto the disk itself. What the
    /// modes say is not enough: a disk may be mounted read-only, or have no room for one more file.
    package static func examineWriting(_ layout: WorkspaceLayout, _ diagnosis: inout Diagnosis) {
        let paths = [layout.root, layout.ledger, layout.lock] + layout.folders
        do {
            // What is missing has its own finding.
            for path in paths where try Files.exists(path) { try Files.checkWritable(path) }
            try writeScratchFile(in: layout.staging)
            diagnosis.fine("writing", "this user can write into the workspace")
        } catch let error as FileError where error.isPermission {
            let failure = Failure(error)
            diagnosis.broken("writing", failure.message, advice(error), .failed)
        } catch {
            diagnosis.broken("writing", error)
        }
    }

    private static func advice(_ error: FileError) -> String {
        error.isReadOnly
            ? "The disk is mounted read-only. Look why (`dmesg`, /etc/fstab), and mount it so that it can be written."
            : "Run gradebridge as the user to whom the workspace belongs, or give this one the right to write there."
    }

    /// It has no name, so nothing is left of it and nobody sees it.
    private static func writeScratchFile(in staging: FilePath) throws {
        guard try Files.status(staging)?.kind == .folder else { return }
        let scratch = try ScratchFile(in: staging)
        let page = [UInt8](repeating: 0, count: 65_536)
        try scratch.append(page.span)
        try scratch.finishWriting()
    }
}
