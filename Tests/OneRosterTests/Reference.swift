import Foundation
import OneRoster
import Testing

/// The columns of one OneRoster version as the binding document gives them, transcribed to JSON.
struct Reference: Sendable {
    struct Cell: Decodable, Equatable {
        var name: String
        var required: String
        var format: String
        var `enum`: [String]?
        var extensible: Bool?
    }

    /// File name → its columns in order; `manifest.csv` lists properties instead.
    let files: [String: [Cell]]

    init(_ url: URL) throws {
        files = try JSONDecoder().decode([String: [Cell]].self, from: Data(contentsOf: url))
    }

    private static let checkout = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func inSpec(_ version: Version) -> URL {
        checkout.appending(path: "Spec/schemas/oneroster-\(version.rawValue).json")
    }

    /// Beside the checkout, where the project is developed.
    static func beside(_ version: Version) -> URL {
        checkout.deletingLastPathComponent()
            .appending(path: "shared/reference/oneroster-\(version.rawValue).json")
    }

    static let isBeside = Version.allCases.allSatisfy {
        FileManager.default.fileExists(atPath: beside($0).path)
    }
}
