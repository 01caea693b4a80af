public import Domain
public import DurableFiles
import Inputs
public import ZipArchive

extension Readback {
    /// By what a dropped file or folder is known when it is applied after all; empty where it has no content to be read.
    public static func content(
        of path: FilePath, profile: Profile, limits: ZipLimits
    ) throws -> String {
        switch try Files.status(path)?.kind {
        case .regular: return try InputSet.sha256(path)
        case .folder:
            do {
                return try fingerprint(of: InputSet(path, limits: limits), profile: profile) ?? ""
            } catch is InputRefusal {
                return ""
            }
        default: return ""
        }
    }
}
