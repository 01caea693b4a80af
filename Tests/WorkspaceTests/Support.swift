import DurableFiles
import Foundation

@testable import Workspace

/// A folder of the test's own, removed with everything in it afterwards.
func withTemporaryFolder<Result>(_ body: (FilePath) async throws -> Result) async throws -> Result {
    let url = FileManager.default.temporaryDirectory.appending(path: "gradebridge-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    return try await body(FilePath(url.path))
}

func put(_ text: String, at path: FilePath) throws {
    try Data(text.utf8).write(to: URL(filePath: path.string))
}

func link(_ path: FilePath, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path.string, withDestinationPath: target)
}

/// Sets when the entry was changed, in seconds since 1970.
func touch(_ path: FilePath, _ seconds: Int) throws {
    let date = Date(timeIntervalSince1970: Double(seconds))
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path.string)
}

/// The two keys that every file needs, and below them whatever else.
func yaml(_ rest: String) -> String {
    """
    district:
      name: Example
      timeZone: America/Chicago

    """ + rest
}

let smallest = BridgeConfiguration(district: .init(name: "Example", timeZone: "America/Chicago"))

func loaded(_ text: String) async throws -> BridgeConfiguration {
    try await withTemporaryFolder { folder in
        let path = folder.appending("gradebridge.yaml")
        try put(text, at: path)
        return try BridgeConfiguration.load(path)
    }
}

func told(_ text: String) -> [String] {
    BridgeConfiguration.problems(inYAML: text).map(\.description)
}
