import DurableFiles
import Foundation

/// A new private folder among the system's temporary files.
public enum TemporaryFolder {
    public static func make() throws -> FilePath {
        let name = "gradebridge-\(UUID().uuidString.lowercased())"
        let path = FilePath(NSTemporaryDirectory()).appending(name)
        try Files.createPrivateFolder(path)
        return path
    }
}
