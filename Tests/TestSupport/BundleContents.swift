public import Foundation

/// What is in a bundle, unpacked by a program that is not ours.
public struct BundleContents: Sendable, Equatable {
    /// By name: `results.csv`.
    public let files: [String: Data]

    /// - Throws: `CommandFailed` where `verify` finds anything in it: every bundle that a test reads conforms.
    public init(zip: URL) throws {
        try BundleCheck.expectNothingFound(in: zip)
        let scratch = try ScratchFolder()
        try Command.output("unzip", ["-q", zip.path, "-d", scratch.url.path])
        let picture = try FolderPicture(scratch.url)
        files = Dictionary(uniqueKeysWithValues: picture.names.map { ($0, picture.bytes($0) ?? Data()) })
    }

    public func table(_ name: String) -> CSVTable {
        CSVTable(text: String(decoding: files[name] ?? Data(), as: UTF8.self))
    }

    public var lineItems: CSVTable { table("lineItems.csv") }
    public var results: CSVTable { table("results.csv") }

    /// Every result's score by its id.
    public var scores: [String: String] {
        Dictionary(
            results.rows.map { ($0["sourcedId"] ?? "", $0["score"] ?? "") },
            uniquingKeysWith: { first, _ in first })
    }

    public func lineItem(_ id: String) -> CSVTable.Row? { lineItems.rows(where: ["sourcedId": id]).first }

    /// What the manifest says, by property.
    public var manifest: [String: String] {
        Dictionary(
            table("manifest.csv").rows.map { ($0["propertyName"] ?? "", $0["value"] ?? "") },
            uniquingKeysWith: { first, _ in first })
    }
}
