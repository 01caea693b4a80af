public import DurableFiles
import Foundation

/// A new private folder among the system's temporary files.
public enum TemporaryFolder {
    public static func make() throws -> FilePath {
        let name = "gradebridge-\(UUID().uuidString.lowercased())"
        let path = Surroundings.current.temporaryFolder.appending(name)
        try Files.createPrivateFolder(path)
        return path
    }

    /// A new one for what `body` makes, which stays; nothing of it does where `body` throws.
    public static func keeping<T>(_ body: (FilePath) throws -> T) throws -> T {
        let folder = try make()
        do {
            return try body(folder)
        } catch {
            _ = try? Files.removeTree(folder)
            throw error
        }
    }
}
