package import DurableFiles
import Workspace

/// Which folder is meant where no `--workspace` is given.
package enum WorkspaceChoice {
    /// The variable of the environment that names one.
    package static let variable = "GRADEBRIDGE_WORKSPACE"

    /// This folder, or the nearest one above that is a workspace; this folder where none is. One that cannot be looked into
    /// is not passed by, for another workspace may lie above it: whoever opens it says why.
    ///
    /// - Parameter named: by the environment; it wins over where somebody stands.
    package static func folder(from here: FilePath, named: String?) -> FilePath {
        if let named, !named.isEmpty { return FilePath(named) }
        var folder = Files.resolved(here)
        while true {
            do {
                if try WorkspaceLayout(root: folder).isWorkspace { return folder }
            } catch {
                return folder
            }
            guard folder.removeLastComponent() else { return here }
        }
    }
}
