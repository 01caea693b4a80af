package import DurableFiles
import Intake
package import Session
import Workspace

extension WorkspaceSession {
    /// What a read-back is known by, under whatever name it comes.
    package func content(ofReadback path: FilePath) throws -> String {
        try Readback.content(of: path, profile: configuration.profile, limits: configuration.zipLimits)
    }
}
