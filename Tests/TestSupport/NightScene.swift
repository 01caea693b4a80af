public import Foundation
import Glibc

/// A small district, a Campus beside it, and a workspace into which both drop their exports, night after night.
///
/// Night n is the 02:00 of its day. What Campus exports at 11:00 of that day is for night n + 1.
public final class NightScene {
    /// Who drops, and so what and where.
    public enum Kind: String, Sendable, CaseIterable {
        case gradebook, roster, readback

        /// Below the workspace.
        public var inbox: String {
            switch self {
            case .gradebook: "inbox/itslearning"
            case .roster: "inbox/campus/roster"
            case .readback: "inbox/campus/readback"
            }
        }
    }

    /// How the run of a night ended, and what it told.
    public struct Night {
        public let finished: Finished
        public let report: NightReport

        /// - Throws: where the run printed no such JSON.
        public init(_ finished: Finished) throws {
            self.finished = finished
            report = try finished.json(NightReport.self)
        }

        public var status: Int32 { finished.status }
        public var sent: Int? { report.sent }
    }

    public let workspace: TestWorkspace
    public var district = SmallDistrict()
    public var campus = CampusExport()
    /// When the next thing is dropped: each a little later than the one before, all of them long settled.
    private var clock = NightScene.moment(minutesAgo: 120)
    private var importedCount = 0

    private let settings: String

    /// - Parameters:
    ///   - more: of gradebridge.yaml, below the district and `inbox.settleMinutes`.
    ///   - settleMinutes: 0 where a mark is not the subject.
    ///   - guarded: false where changes of half the district are not the subject.
    public init(_ more: String = "", settleMinutes: Int = 0, guarded: Bool = false) throws {
        let lines =
            ["inbox:\n  settleMinutes: \(settleMinutes)"]
            + (guarded ? [] : ["guard:\n  changePercent: 100"]) + (more.isEmpty ? [] : [more])
        settings = lines.joined(separator: "\n")
        workspace = try TestWorkspace(configuration: settings)
    }

    /// Adds to gradebridge.yaml what a test knows only once it has its folder.
    public func configure(_ more: String) throws {
        try workspace.configure(
            "district:\n  name: Cedar Valley\n  timeZone: America/Chicago\n\(settings)\n\(more)\n")
    }

    public static func day(_ night: Int) -> String { "2026-11-\(22 + night)" }
    public static func clock(_ night: Int) -> String { "\(day(night))T02:00:00Z" }
    /// The folder of a night in archive, quarantine and reports.
    public static func run(_ night: Int) -> String {
        "\(day(night).replacing("-", with: ""))T020000Z-nightly"
    }
    /// As Campus names its export of a day.
    public static func readbackName(_ night: Int) -> String {
        "campus-\(day(night).replacing("-", with: ""))T110000Z"
    }

    // MARK: Nights

    public func arguments(_ night: Int, _ flags: [String] = []) -> [String] {
        ["nightly", "--json", "--now", Self.clock(night)] + flags
    }

    public func night(_ night: Int, _ flags: [String] = []) throws -> Night {
        try Night(workspace.run(arguments(night, flags)))
    }

    /// Gradebook and roster are dropped and sent as bundle 1, and Campus imports them.
    public func playFirstNight() throws {
        try dropDistrict()
        let first = try night(1)
        guard [0, 3].contains(first.status), first.sent == 9 else {
            throw CommandFailed(description: "the first night: \(first.finished.output)")
        }
        try importAll()
    }

    /// Campus imports every bundle that it has not imported yet.
    public func importAll() throws {
        let all = try workspace.publishedBundles().keys.sorted()
        try campus.take(Array(all.dropFirst(importedCount)), of: workspace)
        importedCount = all.count
    }

    // MARK: Dropping

    public func inbox(_ kind: Kind) -> URL { workspace.folder.appending(path: kind.inbox) }

    /// The gradebook as it is now.
    @discardableResult
    public func dropGradebook(
        _ name: String = "grades.zip", isDone: Bool = true, minutesAgo: Double? = nil
    ) throws -> URL {
        let folder = try writeDistrict().appending(path: "gradebook")
        return try drop(folder, .gradebook, name, isDone: isDone, minutesAgo: minutesAgo)
    }

    @discardableResult
    public func dropRoster(
        _ name: String = "roster.zip", isDone: Bool = true, minutesAgo: Double? = nil
    ) throws -> URL {
        let folder = try writeDistrict().appending(path: "roster")
        return try drop(folder, .roster, name, isDone: isDone, minutesAgo: minutesAgo)
    }

    public func dropDistrict() throws {
        try dropGradebook()
        try dropRoster()
    }

    /// Campus's export of a night's day, or of another Campus. No two nights' are the same to the byte.
    @discardableResult
    public func dropReadback(
        _ night: Int, named name: String? = nil, of other: CampusExport? = nil, isDone: Bool = true
    ) throws -> URL {
        var campus = other ?? campus
        campus.touched = Self.day(night) + "T05:00:00Z"
        let folder = try campus.write(
            to: try workspace.scratch.folder("readbacks/\(UUID().uuidString)"), named: "export")
        return try drop(folder, .readback, name ?? "\(Self.readbackName(night)).zip", isDone: isDone)
    }

    /// Drops a folder under a name: packed where the name ends in `.zip`, else as it is.
    @discardableResult
    public func drop(
        _ folder: URL, _ kind: Kind, _ name: String, isDone: Bool = true, minutesAgo: Double? = nil
    ) throws -> URL {
        let target = inbox(kind).appending(path: name)
        if name.hasSuffix(".zip") {
            try ZipProgram.pack(folder, as: target)
        } else {
            try FileManager.default.copyItem(at: folder, to: target)
        }
        return try settle(target, isDone: isDone, minutesAgo: minutesAgo)
    }

    /// Drops these bytes.
    @discardableResult
    public func drop(
        _ bytes: Data, _ kind: Kind, _ name: String, isDone: Bool = true, minutesAgo: Double? = nil
    ) throws -> URL {
        let target = inbox(kind).appending(path: name)
        try bytes.write(to: target)
        return try settle(target, isDone: isDone, minutesAgo: minutesAgo)
    }

    /// What lies there is of that age, everything directly in it too, and marked as whole where it is.
    /// - Parameter minutesAgo: without it a little later than what was dropped before it.
    @discardableResult
    public func settle(_ file: URL, isDone: Bool = true, minutesAgo: Double? = nil) throws -> URL {
        clock += 10
        let time = minutesAgo.map(Self.moment) ?? clock
        let inside = (try? FileManager.default.contentsOfDirectory(atPath: file.path)) ?? []
        let names = inside.map { file.appending(path: $0).path } + [file.path]
        for name in names { try Self.age(name, to: time) }
        if isDone { try mark(file, at: time) }
        return file
    }

    /// Not by FileManager: a link itself is to be of that age, and not what it leads to.
    private static func age(_ path: String, to time: Date) throws {
        let moment = timespec(tv_sec: Int(time.timeIntervalSince1970), tv_nsec: 0)
        guard utimensat(AT_FDCWD, path, [moment, moment], AT_SYMLINK_NOFOLLOW) == 0 else {
            throw CommandFailed(description: "cannot set the time of \(path): errno \(errno)")
        }
    }

    /// Whole seconds, which every program writes in the same way.
    public static func moment(minutesAgo: Double) -> Date {
        Date(timeIntervalSince1970: (Date().timeIntervalSince1970 - minutesAgo * 60).rounded(.down))
    }

    /// `NAME.done` beside it.
    public func mark(_ file: URL, at time: Date = Date()) throws {
        let done = URL(filePath: file.path + ".done")
        try Data().write(to: done)
        try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: done.path)
    }

    public func writeDistrict() throws -> URL {
        let folder = try workspace.scratch.folder("districts/\(UUID().uuidString)")
        try district.write(to: folder)
        return folder
    }

    // MARK: What is there

    /// Below the workspace; sorted names, nothing of what is in folders; empty where there is no such folder.
    public func names(_ path: String) -> [String] {
        let folder = workspace.folder.appending(path: path).path
        return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    public func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: workspace.folder.appending(path: path)), as: UTF8.self)
    }

    /// What lies in the inbox, of every kind.
    public var leftInInbox: [String] { Kind.allCases.flatMap { names($0.inbox) } }

    /// What was claimed and is still kept: `gradebook/<run>/grades.zip`.
    public var claimed: [String] {
        Kind.allCases.flatMap { kind in
            names("staging/claimed/\(kind.rawValue)").flatMap { run in
                names("staging/claimed/\(kind.rawValue)/\(run)").map { "\(kind.rawValue)/\(run)/\($0)" }
            }
        }
    }

    /// Every score of the bundles of a night; none where no bundle was made.
    public func scores(_ night: Night) throws -> [String: String] {
        try (night.report.export?.bundles ?? []).reduce(into: [:]) { scores, bundle in
            scores.merge(try workspace.contents(of: bundle).scores) { $1 }
        }
    }
}
