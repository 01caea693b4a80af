import Foundation
import TestSupport
import Testing

/// A folder of `Tests/Fixtures/forms`: a form that districts' tables come in, and what becomes of it at each door.
struct FormFixture: Sendable, CustomTestStringConvertible {
    enum Door: String, CaseIterable, Sendable {
        case gradebook, roster, extract, set

        var kind: NightScene.Kind {
            switch self {
            case .gradebook: .gradebook
            case .roster: .roster
            case .extract, .set: .readback
            }
        }
    }

    enum Outcome: Sendable {
        /// It says what the plain form says. The code tells of it where it is worth a word.
        case taken(code: String?)
        /// The run is done, and the code tells of what was left out.
        case partly(code: String)
        /// The run ends with 20, and its message holds these words.
        case refused(words: String)
    }

    static let folder = PackageFolder.root.appending(path: "Tests/Fixtures/forms")
    static let plain = FormFixture(name: "plain")
    static let all =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted().map(
            FormFixture.init)

    let name: String
    private let lines: [(key: String, value: String)]

    init(name: String) {
        self.name = name
        let text = try? String(contentsOf: Self.folder.appending(path: "\(name)/form.txt"), encoding: .utf8)
        lines = (text ?? "").split(separator: "\n").map { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            return (String(parts[0]), parts.dropFirst().joined().trimmingCharacters(in: .whitespaces))
        }
    }

    var testDescription: String { "\(name), from \(values("from").joined())" }
    var isWhole: Bool { !values("from").joined().isEmpty && !doors.isEmpty }

    private func values(_ key: String) -> [String] { lines.filter { $0.key == key }.map(\.value) }

    /// Where it can come.
    var doors: [Door] { Door.allCases.filter { !values($0.rawValue).isEmpty } }

    func outcome(_ door: Door) -> Outcome? {
        guard let value = values(door.rawValue).first else { return nil }
        let words = value.split(separator: " ", maxSplits: 1).map(String.init)
        switch (words.first, words.count > 1 ? words[1] : nil) {
        case ("taken", let code): return .taken(code: code)
        case ("partly", let code?): return .partly(code: code)
        case ("refused", let words): return .refused(words: words ?? "")
        default: return nil
        }
    }

    /// How `verify` ends over a roster or a OneRoster read-back of this form.
    var verifies: Int32? { values("verify").first.flatMap(Int32.init) }

    /// Of gradebridge.yaml: each key once, with the list of what the form needs.
    var configuration: String {
        let settings = values("config").map { $0.components(separatedBy: " = \"") }
        let byKey = Dictionary(grouping: settings, by: { $0[0] })
        return byKey.keys.sorted().map { key in
            let path = key.split(separator: ".")
            let values = byKey[key, default: []].map { "\"\($0[1])" }
            // Those of the profile are lists.
            let entries =
                path[0] == "profile" ? values.map { "\n    - \($0)" }.joined() : " \(values.joined())"
            return "\(path[0]):\n  \(path[1]):\(entries)\n"
        }.joined()
    }

    /// The whole input of a door, in a folder that a test made: the tables of `plain` with those of this form in their
    /// place, or the one file that is the whole input.
    func input(_ door: Door, in scratch: URL) throws -> URL {
        let files = FileManager.default
        let folder = Self.folder.appending(path: name)
        let packed = try files.contentsOfDirectory(atPath: folder.path).first {
            $0.hasPrefix("\(door.rawValue).")
        }
        if let packed {
            let target = scratch.appending(path: packed)
            try files.copyItem(at: folder.appending(path: packed), to: target)
            return target
        }
        let target = scratch.appending(path: door.rawValue)
        try files.copyItem(at: Self.folder.appending(path: "plain/\(door.rawValue)"), to: target)
        let own = folder.appending(path: door.rawValue)
        guard name != "plain", files.fileExists(atPath: own.path) else { return target }
        let names = try files.contentsOfDirectory(atPath: own.path)
        let replaced = Set(names.map(Self.stem))
        for other in try files.contentsOfDirectory(atPath: target.path)
        where replaced.contains(Self.stem(other)) {
            try files.removeItem(at: target.appending(path: other))
        }
        for file in names {
            try files.copyItem(at: own.appending(path: file), to: target.appending(path: file))
        }
        for path in values("without") where path.hasPrefix("\(door.rawValue)/") {
            try files.removeItem(at: scratch.appending(path: path))
        }
        return target
    }

    private static func stem(_ name: String) -> String {
        (name as NSString).deletingPathExtension.lowercased()
    }
}
