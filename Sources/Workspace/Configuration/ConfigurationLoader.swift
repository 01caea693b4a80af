import DurableFiles
public import SystemPackage

extension BridgeConfiguration {
    /// Far more than any gradebridge.yaml needs.
    static let fileBytesAtMost: UInt64 = 1 << 20

    /// Reads gradebridge.yaml.
    ///
    /// Throws `ConfigurationError` with all problems of the file, `FileError` when it cannot be read and
    /// `NotARegularFile` when a link or a folder is in its place.
    public static func load(_ path: FilePath) throws -> BridgeConfiguration {
        let check = try checked(path)
        return check.values.reduce(into: standard) { configuration, value in
            Setting.byKey[value.key]?.set(&configuration, value.value)
        }
    }

    static func checked(_ path: FilePath) throws -> ConfigurationCheck {
        let check = ConfigurationCheck(try text(of: path))
        guard check.problems.isEmpty else {
            throw ConfigurationError(path: path, problems: check.problems)
        }
        return check
    }

    /// What `load` would find wrong with a file of this text; empty when nothing is.
    public static func problems(inYAML text: String) -> [ConfigurationProblem] {
        ConfigurationCheck(text).problems
    }

    static func text(of path: FilePath) throws -> String {
        let file = try InputFile(path)
        func refusal(_ what: String, _ advice: String) -> ConfigurationError {
            let problem = ConfigurationProblem(line: nil, key: "", what: what, advice: advice)
            return ConfigurationError(path: path, problems: [problem])
        }
        guard file.size <= fileBytesAtMost else {
            throw refusal("the file is larger than \(fileBytesAtMost) bytes", "is it the right file?")
        }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = try unsafe buffer.withUnsafeMutableBytes { try unsafe file.read(into: $0) }
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw refusal("the file is not UTF-8", "save it as plain text in UTF-8")
        }
        return text
    }
}
