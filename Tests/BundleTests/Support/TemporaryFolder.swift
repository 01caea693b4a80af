import DurableFiles
import Foundation

/// A folder of the test's own, removed with everything in it afterwards.
func withTemporaryFolder<Result>(_ body: (FilePath) throws -> Result) throws -> Result {
    let url = FileManager.default.temporaryDirectory.appending(path: "gradebridge-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(FilePath(url.path))
}

func contents(_ path: FilePath) throws -> Data {
    try Data(contentsOf: URL(filePath: path.string))
}
