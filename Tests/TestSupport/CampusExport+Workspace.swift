import Foundation

extension CampusExport {
    /// Campus after it imported these bundles of a workspace in this order; without numbers all of them, in
    /// the order in which they were made.
    public init(importing sequences: [Int]? = nil, of workspace: TestWorkspace) throws {
        self.init()
        try take(sequences, of: workspace)
    }

    /// Imports bundles of a workspace.
    public mutating func take(_ sequences: [Int]? = nil, of workspace: TestWorkspace, at: String = "") throws
    {
        let bundles = try workspace.publishedBundles()
        for sequence in sequences ?? bundles.keys.sorted() {
            guard let bundle = bundles[sequence] else {
                throw CommandFailed(description: "there is no bundle \(sequence)")
            }
            take(bundle, at: at)
        }
    }
}

extension TestWorkspace {
    /// What is in each bundle that came out, by its number: the archive keeps those that have left the outbox.
    public func publishedBundles() throws -> [Int: BundleContents] {
        var bundles: [Int: BundleContents] = [:]
        for place in [folder.appending(path: "archive"), outbox] {
            for name in try FolderPicture(place).names where name.hasSuffix(".zip") {
                guard !name.contains("/inputs/"), let sequence = Int(name.dropLast(".zip".count).suffix(6))
                else { continue }
                bundles[sequence] = try BundleContents(zip: place.appending(path: name))
            }
        }
        return bundles
    }
}
