package import DurableFiles
import Workspace

/// Which folder is meant where no `--workspace` is given.
package enum WorkspaceChoice {
    /// The variable of the environment that names one.
    package static let variable = "GRADEBRIDGE_WORKSPACE"

    /// This folder, or the nearest one above that is a workspace; this folder where none is.
    ///
    /// - Parameter named: by the environment; it wins over where somebody stands.
    package static func folder(from here: FilePath, named: String?) -> FilePath {
        if let named, !named.isEmpty { return FilePath(named) }
        var folder = Files.resolved(here)
        while true {
            // What cannot be seen is no workspace of ours; whoever opens this folder says why.
            if (try? WorkspaceLayout(root: folder).isWorkspace) == true { return folder }
            guard folder.removeLastComponent() else { return here }
        }
    }
}
