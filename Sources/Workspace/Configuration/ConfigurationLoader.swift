import Configuration
import DurableFiles
import OneRoster
public import SystemPackage

extension BridgeConfiguration {
    /// Far more than any gradebridge.yaml needs.
    static let fileBytesAtMost: UInt64 = 1 << 20

    /// Reads gradebridge.yaml.
    ///
    /// Throws `ConfigurationError` with all problems of the file, `FileError` when it cannot be read and
    /// `NotARegularFile` when a link or a folder is in its place.
    public static func load(_ path: FilePath) async throws -> BridgeConfiguration {
        let check = ConfigurationCheck(try text(of: path))
        guard check.problems.isEmpty else {
            throw ConfigurationError(path: path, problems: check.problems)
        }
        do {
            let provider = try await FileProvider<YAMLSnapshot>(filePath: path)
            let settings = Settings(reader: ConfigReader(provider: provider), stated: check.stated)
            return try settings.configuration()
        } catch {
            // The text was found good a moment ago.
            let problem = ConfigurationProblem(
                line: nil, key: "", what: "the file changed while it was read (\(error))",
                advice: "try again")
            throw ConfigurationError(path: path, problems: [problem])
        }
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
            let count = try buffer.withUnsafeMutableBytes { try file.read(into: $0) }
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw refusal("the file is not UTF-8", "save it as plain text in UTF-8")
        }
        return text
    }
}

/// The values of a checked file. A key that the file does not state, or leaves blank, has no value.
struct Settings {
    let reader: ConfigReader
    let stated: Set<SettingKey>

    func configuration() throws -> BridgeConfiguration {
        BridgeConfiguration(
            district: .init(
                name: try reader.requiredString(forKey: key(.districtName)),
                timeZone: try reader.requiredString(forKey: key(.districtTimeZone)),
                formerNames: try list(.districtFormerNames)),
            roster: .init(endDate: try choice(.rosterEndDate) ?? BridgeConfiguration.Roster().endDate),
            bundle: try bundle(),
            transfer: try transfer(),
            changeGuard: .init(
                changePercent: try number(.guardChangePercent)
                    ?? BridgeConfiguration.ChangeGuard().changePercent),
            readback: .init(
                maxAgeDays: try number(.readbackMaxAgeDays) ?? BridgeConfiguration.Readback().maxAgeDays,
                personPrefix: try text(.readbackPersonPrefix) ?? BridgeConfiguration.Readback().personPrefix),
            campus: .init(decimals: try number(.campusDecimals), importUser: try text(.campusImportUser)),
            categories: try categories(),
            profile: try profile(),
            limits: try limits(), nightly: try nightly())
    }

    private func bundle() throws -> BridgeConfiguration.Bundle {
        let standard = BridgeConfiguration.Bundle()
        return BridgeConfiguration.Bundle(
            mode: try choice(.bundleMode) ?? standard.mode,
            version: try choice(.bundleVersion) ?? standard.version,
            split: try choice(.bundleSplit) ?? standard.split,
            titleLimit: try number(.bundleTitleLimit) ?? standard.titleLimit,
            comments: try yesNo(.bundleComments) ?? standard.comments)
    }

    private func transfer() throws -> BridgeConfiguration.Transfer {
        let standard = BridgeConfiguration.Transfer()
        return BridgeConfiguration.Transfer(
            mode: try choice(.transferMode) ?? standard.mode, sections: try list(.transferSections),
            courses: try list(.transferCourses), exempt: try choice(.transferExempt) ?? standard.exempt)
    }

    private func categories() throws -> BridgeConfiguration.Categories {
        let standard = BridgeConfiguration.Categories()
        return BridgeConfiguration.Categories(
            defaultID: try text(.categoriesDefault) ?? standard.defaultID,
            defaultTitle: try text(.categoriesDefaultTitle) ?? standard.defaultTitle,
            map: try list(.categoriesMap).compactMap(EntrySyntax.category))
    }

    private func profile() throws -> BridgeConfiguration.Profile {
        var profile = BridgeConfiguration.Profile()
        for (standard, district) in try list(.profileFiles).compactMap(EntrySyntax.file) {
            profile.files[standard] = district
        }
        for (file, standard, district) in try list(.profileColumns).compactMap(EntrySyntax.column) {
            profile.columns[file, default: [:]][standard] = district
        }
        return profile
    }

    private func limits() throws -> BridgeConfiguration.Limits {
        let standard = BridgeConfiguration.Limits()
        return BridgeConfiguration.Limits(
            entries: try number(.limitsEntries) ?? standard.entries,
            expandedBytes: try number(.limitsExpandedBytes) ?? standard.expandedBytes,
            ratio: try number(.limitsRatio) ?? standard.ratio,
            rows: try number(.limitsRows) ?? standard.rows,
            columns: try number(.limitsColumns) ?? standard.columns,
            recordBytes: try number(.limitsRecordBytes) ?? standard.recordBytes,
            fieldBytes: try number(.limitsFieldBytes) ?? standard.fieldBytes)
    }

    func key(_ setting: SettingKey) -> ConfigKey { ConfigKey(setting.rawValue) }

    func text(_ setting: SettingKey) throws -> String? {
        stated.contains(setting) ? try reader.requiredString(forKey: key(setting)) : nil
    }

    func choice<Choice: RawRepresentable<String>>(_ setting: SettingKey) throws -> Choice? {
        stated.contains(setting) ? try reader.requiredString(forKey: key(setting), as: Choice.self) : nil
    }

    func number(_ setting: SettingKey) throws -> Int? {
        stated.contains(setting) ? try reader.requiredInt(forKey: key(setting)) : nil
    }

    func yesNo(_ setting: SettingKey) throws -> Bool? {
        stated.contains(setting) ? try reader.requiredBool(forKey: key(setting)) : nil
    }

    func list(_ setting: SettingKey) throws -> [String] {
        stated.contains(setting) ? try reader.requiredStringArray(forKey: key(setting)) : []
    }
}
