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
        return try await BridgeConfiguration.load(path)
    }
}

func told(_ text: String) -> [String] {
    BridgeConfiguration.problems(inYAML: text).map(\.description)
}

/// The random numbers of a property test. The seed is in every failure and can be set to repeat it.
struct Seeded: RandomNumberGenerator, CustomStringConvertible {
    let seed: UInt64
    private var state: UInt64

    init() {
        let given = ProcessInfo.processInfo.environment["GRADEBRIDGE_SEED"].flatMap { UInt64($0) }
        seed = given ?? UInt64.random(in: 0...UInt64.max)
        state = seed
        print("GRADEBRIDGE_SEED=\(seed)")
    }

    var description: String { "GRADEBRIDGE_SEED=\(seed)" }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
