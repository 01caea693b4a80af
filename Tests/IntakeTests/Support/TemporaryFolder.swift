import DurableFiles
import Foundation

/// A folder of the test's own, removed with everything in it afterwards.
func withTemporaryFolder<Result>(_ body: (FilePath) throws -> Result) throws -> Result {
    let url = FileManager.default.temporaryDirectory.appending(path: "gradebridge-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(FilePath(url.path))
}

/// A folder inside another.
func makeFolder(_ path: FilePath) throws -> FilePath {
    try FileManager.default.createDirectory(atPath: path.string, withIntermediateDirectories: false)
    return path
}

func put(_ bytes: [UInt8], at path: FilePath) throws {
    try Data(bytes).write(to: URL(filePath: path.string))
}

func link(_ path: FilePath, to target: FilePath) throws {
    try FileManager.default.createSymbolicLink(atPath: path.string, withDestinationPath: target.string)
}

func isEmpty(_ folder: FilePath) throws -> Bool {
    try FileManager.default.contentsOfDirectory(atPath: folder.string).isEmpty
}
