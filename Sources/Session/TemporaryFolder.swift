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

    /// A new one for what `body` makes; it is gone afterwards.
    public static func removing<T>(_ body: (FilePath) throws -> T) throws -> T {
        let folder = try make()
        let result: T
        do {
            result = try body(folder)
        } catch {
            // The first failure is the one that is told.
            _ = try? Files.removeTree(folder)
            throw error
        }
        try Files.removeTree(folder)
        return result
    }
}
