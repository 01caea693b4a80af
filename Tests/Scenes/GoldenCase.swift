package import Foundation
package import TestSupport
import Testing

/// A sample with the configuration that it is run with and what must come of it.
package struct GoldenCase: Sendable, CustomTestStringConvertible {
    package let sample: String
    package let configuration: String?
    package let timeZone: String
    /// Below the sample's folder.
    package let expected: String

    package var testDescription: String { "\(sample)/\(expected)" }
    package var folder: URL { PackageFolder.sampleData.appending(path: sample) }
    package var expectedFolder: URL { folder.appending(path: expected) }

    package static let all = [
        district("default", "gradebridge.yaml"), district("pilot", "gradebridge-pilot.yaml"),
        district("requested", "gradebridge-requested.yaml"), district("1.2", "gradebridge-1.2.yaml"),
        district("inclusive", "gradebridge-inclusive.yaml"), openUniversity,
    ]
    package static let openUniversity = GoldenCase(
        sample: "openuniversity", configuration: nil, timeZone: "Europe/London", expected: "expected")

    package static func district(_ name: String, _ configuration: String) -> GoldenCase {
        GoldenCase(
            sample: "district", configuration: configuration, timeZone: "America/Chicago",
            expected: "expected/\(name)")
    }

    package func workspace() throws -> TestWorkspace {
        let workspace = try TestWorkspace(timeZone: timeZone)
        if let configuration {
            let yaml = try Data(contentsOf: folder.appending(path: configuration))
            try workspace.configure(String(decoding: yaml, as: UTF8.self))
        }
        return workspace
    }

    package func expectedBytes(_ file: String) throws -> Data? {
        let path = expectedFolder.appending(path: file)
        return FileManager.default.fileExists(atPath: path.path) ? try Data(contentsOf: path) : nil
    }

    package func expectedReport() throws -> OracleReport {
        try JSONDecoder().decode(
            OracleReport.self, from: Data(contentsOf: expectedFolder.appending(path: "export.json")))
    }
}
