/// `manifest.csv`: two columns, `propertyName` and `value`, one row per property.
public enum Manifest {
    public static let fileName = "manifest.csv"
    public static let header = ["propertyName", "value"]

    /// What a manifest says of one file of the set.
    public enum Presence: String, Sendable {
        case absent, bulk, delta
    }

    public static func property(ofFile table: String) -> String { "file." + table }

    static func properties(files: [String]) -> [String] {
        ["manifest.version", "oneroster.version"]
            + files.map(property(ofFile:))
            + ["source.systemName", "source.systemCode"]
    }
}
