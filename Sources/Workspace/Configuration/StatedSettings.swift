import DurableFiles
public import SystemPackage
import Yams

/// A key of gradebridge.yaml that is given another value than its default, and the value as it stands there.
public struct StatedSetting: Sendable, Equatable {
    public let key: String
    public let value: String
}

extension BridgeConfiguration {
    /// What the file decides itself, by key; whatever it leaves out, or repeats of a fresh file, is the default.
    ///
    /// Throws as `load` does.
    public static func statedSettings(_ path: FilePath) throws -> [StatedSetting] {
        let fresh = ConfigurationCheck(ConfigurationTemplate.text(district: "", timeZone: "")).values
            .mapValues(\.oneLine)
        return try checked(path).values.mapValues(\.oneLine).filter { fresh[$0.key] != $0.value }
            .sorted { $0.key < $1.key }
            .map { StatedSetting(key: $0.key, value: $0.value) }
    }
}

extension Node {
    /// A value in one line: lists with commas between.
    var oneLine: String {
        if let scalar { return scalar.string }
        return (sequence ?? []).map(\.oneLine).joined(separator: ", ")
    }
}
