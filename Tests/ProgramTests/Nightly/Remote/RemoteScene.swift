import Foundation
import TestSupport
import Testing

/// A district whose nights go through a real SFTP server: itslearning and Campus put their exports into `/out`,
/// the bundles come into `/in`, and a Campus takes them from there.
final class RemoteScene {
    let server: SSHServer
    let workspace: TestWorkspace
    var district = SmallDistrict()
    var campus = CampusExport()

    /// What `nightly --json` says, as far as these tests ask.
    struct Night: Decodable {
        struct Step: Decodable {
            var name: String
            var state: String
            var sentence: String
        }
        struct Delivery: Decodable, Equatable {
            var bundle: Int
            var state: String
        }
        struct Export: Decodable { var classes: PlanReport.Classes }
        struct Readback: Decodable { var newlyFrozen: [String: Int] }
        var exitCode: Int32
        var sentence: String
        var steps: [Step]
        var fetched: [String]
        var deliveries: [Delivery]
        var waitingForDelivery: [Int]
        var attention: [String]
        var export: Export?
        var readbacks: [Readback]

        func states(_ name: String) -> [String] { steps.filter { $0.name == name }.map(\.state) }
    }

    init(_ more: String = "", config: URL? = nil, server: SSHServer? = nil) throws {
        let server = try server ?? SSHServer()
        self.server = server
        for name in ["in", "out"] {
            let folder = server.remote.appending(path: name)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try server.give(folder)
        }
        workspace = try TestWorkspace()
        try configure(more, config: config)
    }

    /// - Parameter config: another ssh_config than the server's own.
    func configure(_ more: String = "", config: URL? = nil, folder: String = "/incoming/in") throws {
        try workspace.configure(
            """
            district:
              name: Cedar Valley
              timeZone: America/Chicago
            guard:
              changePercent: 100
            inbox:
              settleMinutes: 0
            fetch:
              gradebook: campus-drop:/incoming/out/grades*.zip
              roster: campus-drop:/incoming/out/roster*.zip
              readback: campus-drop:/incoming/out/campus*.zip
            deliver:
              host: campus-drop
              folder: \(folder)
            \(more.contains("encryptTo") ? more : "")
            sftp:
              config: \((config ?? server.config).path)
              tries: 1
              waitSeconds: 0
              timeoutSeconds: 20
            \(more.contains("encryptTo") ? "" : more)

            """)
    }

    var drop: URL { server.remote.appending(path: "in") }
    var out: URL { server.remote.appending(path: "out") }

    static func day(_ night: Int) -> String {
        let number = 22 + night
        return number <= 30
            ? "2026-11-\(number)" : "2026-12-\(number - 30 < 10 ? "0" : "")\(number - 30)"
    }

    static func clock(_ night: Int) -> String { "\(day(night))T08:00:00Z" }

    /// itslearning and Campus put out what they have.
    func putOut(_ night: Int) throws {
        let folder = try workspace.scratch.folder("out/\(UUID().uuidString)")
        try district.write(to: folder)
        let stamp = Self.day(night).replacing("-", with: "")
        try zip(folder.appending(path: "gradebook"), as: "grades-\(stamp).zip")
        try zip(folder.appending(path: "roster"), as: "roster-\(stamp).zip")
    }

    /// Campus exports what it has, at five in the morning of the night's day (universal time).
    func putOutReadback(_ night: Int, of other: CampusExport? = nil) throws {
        var campus = other ?? campus
        campus.touched = Self.day(night) + "T05:00:00Z"
        let name = "campus-\(Self.day(night).replacing("-", with: ""))T050000Z"
        let folder = try campus.write(
            to: try workspace.scratch.folder("out/\(UUID().uuidString)"), named: name, as: .oneRoster11,
            in: .folder)
        try zip(folder, as: "\(name).zip")
    }

    private func zip(_ folder: URL, as name: String) throws {
        let target = out.appending(path: name)
        try? FileManager.default.removeItem(at: target)
        try Command.output("sh", ["-c", "cd \"$1\" && zip -q -X \"$2\" *", "sh", folder.path, target.path])
        try server.give(target)
    }

    func run(_ night: Int, _ flags: [String] = []) throws -> (Night, Finished) {
        let finished = try workspace.run(
            ["nightly", "--json", "--quiet", "--now", Self.clock(night)] + flags)
        return (try finished.json(Night.self), finished)
    }

    func night(_ night: Int) throws -> Night { try run(night).0 }

    /// The names in the drop folder.
    func delivered() throws -> [String] { try FolderPicture(drop).names }

    /// Campus imports what is there with its `.done`, in the order of the numbers, and takes it away.
    @discardableResult
    func importAll() throws -> [Int] {
        var numbers: [Int] = []
        for name in try delivered().filter({ $0.hasSuffix(".zip.done") }).sorted() {
            let file = String(name.dropLast(".done".count))
            let path = drop.appending(path: file)
            let sum = try String(contentsOf: drop.appending(path: file + ".sha256"), encoding: .utf8)
            let found = try Command.output(
                "sh", ["-c", "cd \"$1\" && sha256sum \"$2\"", "sh", drop.path, file])
            #expect(sum == found, "\(file).sha256")
            campus.take(try BundleContents(zip: path))
            numbers.append(Int(file.dropLast(".zip".count).suffix(6)) ?? 0)
            for ending in ["", ".sha256", ".done"] {
                try FileManager.default.removeItem(at: drop.appending(path: file + ending))
            }
        }
        return numbers
    }
}
