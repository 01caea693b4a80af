import Domain
import DurableFiles
import Workspace

/// The files that a run leaves for people, in its folder among the reports.
struct RunFiles {
    private let layout: WorkspaceLayout

    init(_ layout: WorkspaceLayout) {
        self.layout = layout
    }

    /// Brings a finished file out of staging under its final name.
    func file(_ scratch: FilePath, as name: String, run instant: Instant, _ command: String) throws
        -> FilePath
    {
        let folder = layout.reports.appending(RunName.make(instant, command))
        try Files.createPrivateFolder(folder)
        let target = folder.appending(name)
        try Files.rename(scratch, to: target)
        return target
    }
}
