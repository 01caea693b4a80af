/// The two versions of the OneRoster CSV binding that gradebridge reads and writes.
public enum Version: String, Sendable, CaseIterable {
    case v1p1 = "1.1"
    case v1p2 = "1.2"

    /// Every table of this version, `manifest.csv` apart.
    public var tables: [Table] {
        switch self {
        case .v1p1: Tables11.all
        case .v1p2: Tables12.all
        }
    }

    public func table(_ name: String) -> Table? {
        tables.first { $0.name == name }
    }

    /// The properties of `manifest.csv`, in the order they are written.
    public var manifestProperties: [String] {
        switch self {
        case .v1p1: Tables11.manifest
        case .v1p2: Tables12.manifest
        }
    }

    /// Reads the value of `oneroster.version`; 1.2.1 is a correction of 1.2 with the same tables.
    public init?(manifestValue: String) {
        switch manifestValue {
        case "1.1": self = .v1p1
        case "1.2", "1.2.1": self = .v1p2
        default: return nil
        }
    }
}
