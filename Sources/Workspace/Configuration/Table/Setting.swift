import Yams

/// One key of gradebridge.yaml, and all that is said of it: its check, its value, its place in a fresh file, the messages
/// about it and its row in Spec/configuration.md come from here.
struct Setting: Sendable {
    /// Inside its group.
    let name: String
    let shape: ValueShape
    /// What a fresh file states of it; empty where it is left blank.
    let standard: String
    /// What a fresh file explains above it.
    let comment: String
    /// What Spec says of its values and its meaning.
    let values: String
    let meaning: String
    /// `group.name` by which it went before, and still goes.
    var former: String?
    /// Takes a value that was checked.
    let set: @Sendable (inout BridgeConfiguration, Node) -> Void
    /// `group.name`, as messages name it.
    fileprivate(set) var key = ""

    /// The same as messages are to call it.
    func called(_ key: String) -> Setting {
        var setting = self
        setting.key = key
        return setting
    }

    /// The two without which there is no district.
    var isRequired: Bool { key == "district.name" || key == "district.timeZone" }
}

/// The keys that stand together below one word.
struct SettingGroup: Sendable {
    let name: String
    /// No blank lines between its keys.
    let isDense: Bool
    let settings: [Setting]

    init(_ name: String, isDense: Bool = false, _ settings: [Setting]) {
        self.name = name
        self.isDense = isDense
        self.settings = settings.map { setting in
            var setting = setting
            setting.key = "\(name).\(setting.name)"
            return setting
        }
    }

    /// In the order of a fresh file.
    static let all: [SettingGroup] = [
        .district, .roster, .bundle, .transfer, .changeGuard, .readback, .campus, .categories, .profile,
        .limits,
        .inbox, .fetch, .deliver, .sftp, .report, .notify, .metrics, .log, .retention,
    ]
}

extension Setting {
    static let all = SettingGroup.all.flatMap(\.settings)
    static let byKey = Dictionary(uniqueKeysWithValues: all.map { ($0.key, $0) })
    static let byFormerKey = Dictionary(
        uniqueKeysWithValues: all.compactMap { setting in setting.former.map { ($0, setting) } })
    static let required = all.filter(\.isRequired)
}

extension BridgeConfiguration {
    /// Every default, of a district without a name.
    static let standard = BridgeConfiguration(district: District(name: "", timeZone: ""))
}
