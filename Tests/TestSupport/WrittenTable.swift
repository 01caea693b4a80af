public import Foundation

extension URL {
    /// Writes a table below this folder as text, for districts of so many rows that a `CSVTable` takes long.
    public func writeTable(_ name: String, _ header: String, _ rows: [String]) throws {
        let file = appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data((([header] + rows).joined(separator: "\n") + "\n").utf8).write(to: file)
    }
}
