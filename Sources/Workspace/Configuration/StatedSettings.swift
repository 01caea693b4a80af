import DurableFiles
public import SystemPackage
import Yams

/// A key of gradebridge.yaml that is given a value, and the value as it stands there.
public struct StatedSetting: Sendable, Equatable {
    public let key: String
    public let value: String
}

extension BridgeConfiguration {
    /// What the file says itself, by key; whatever it leaves out has its default.
    ///
    /// Throws as `load` does.
    public static func statedSettings(_ path: FilePath) throws -> [StatedSetting] {
        let check = ConfigurationCheck(try text(of: path))
        guard check.problems.isEmpty else {
            throw ConfigurationError(path: path, problems: check.problems)
        }
        return check.stated.sorted { $0.rawValue < $1.rawValue }.map {
            StatedSetting(key: $0.rawValue, value: check.values[$0] ?? "")
        }
    }
}

extension Node {
    /// A value in one line: lists with commas between.
    var oneLine: String {
        if let scalar { return scalar.string }
        return (sequence ?? []).map(\.oneLine).joined(separator: ", ")
    }
}
