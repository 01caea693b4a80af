public import Foundation

/// Where this checkout is, and what the tests read in it.
public enum PackageFolder {
    public static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    public static let sampleData = root.appending(path: "SampleData")
    /// The Python programs that the tests are measured against.
    public static let tools = root.appending(path: "Tests/Tools")
    /// Large real data, which is no part of the checkout.
    public static let oulad = root.deletingLastPathComponent().appending(path: "shared/data/oulad")
}
