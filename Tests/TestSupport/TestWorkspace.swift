public import Foundation

/// A workspace that `init` made, and the runs in it.
public final class TestWorkspace {
    public static let firstNight = "2026-11-23T02:00:00Z"
    public static let secondNight = "2026-11-24T02:00:00Z"
    public static let thirdNight = "2026-11-25T02:00:00Z"

    /// A category of the district's own, as OneRoster 1.2 wants it.
    public static let ownCategory = "categories:\n  default: \"5500\""
    public static let oneRoster12 = "bundle:\n  version: \"1.2\"\n" + ownCategory

    public let scratch: ScratchFolder
    public let folder: URL
    private var inputCount = 0

    /// - Parameters:
    ///   - configuration: the whole of gradebridge.yaml below the district; without it what `init` wrote stays.
    public init(
        district: String = "Cedar Valley", timeZone: String = "America/Chicago", configuration: String? = nil
    ) throws {
        scratch = try ScratchFolder()
        folder = scratch.url.appending(path: "workspace")
        let made = try Gradebridge.run(
            ["init", folder.path, "--district", district, "--time-zone", timeZone, "--quiet"])
        guard made.status == 0 else { throw CommandFailed(description: "init: \(made.errors)") }
        if let configuration {
            try configure("district:\n  name: \(district)\n  timeZone: \(timeZone)\n\(configuration)\n")
        }
    }

    /// Another workspace with all that is in this one.
    public init(copyOf other: TestWorkspace) throws {
        scratch = try ScratchFolder()
        folder = scratch.url.appending(path: "workspace")
        try Command.output("cp", ["-a", other.folder.path, folder.path])
    }

    public func configure(_ yaml: String) throws {
        try Data(yaml.utf8).write(to: folder.appending(path: "gradebridge.yaml"))
    }

    // MARK: Runs

    /// Any command in this workspace.
    public func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Finished {
        // Temporary files go with the test.
        let temporary = try scratch.folder("tmp")
        return try Gradebridge.run(
            ["--workspace", folder.path] + arguments,
            environment: ["TMPDIR": temporary.path].merging(environment) { $1 })
    }

    /// The arguments of a run over a district, which is written to a new folder.
    public func arguments(
        _ command: String, _ district: SmallDistrict, now: String, _ flags: [String] = []
    ) throws -> [String] {
        inputCount += 1
        let input = try scratch.folder("inputs/\(inputCount)")
        try district.write(to: input)
        return [command, "--json", "--now", now] + inputArguments(input) + flags
    }

    /// Runs `export` over a district; throws unless it was done (0 or 3).
    public func export(
        _ district: SmallDistrict, now: String = TestWorkspace.firstNight, _ flags: [String] = []
    ) throws -> PlanReport {
        try report(try run(arguments("export", district, now: now, flags)))
    }

    public func preview(
        _ district: SmallDistrict, now: String = TestWorkspace.firstNight, _ flags: [String] = []
    ) throws -> PlanReport {
        try report(try run(arguments("preview", district, now: now, flags)))
    }

    /// Runs a command over `gradebook/` and `roster/` of a folder; throws unless it was done (0 or 3).
    public func plan(_ command: String, over input: URL, now: String = TestWorkspace.firstNight) throws
        -> PlanReport
    {
        try report(try run([command, "--json", "--now", now] + inputArguments(input)))
    }

    private func inputArguments(_ input: URL) -> [String] {
        [
            "--gradebook", input.appending(path: "gradebook").path,
            "--roster", input.appending(path: "roster").path,
        ]
    }

    private func report(_ finished: Finished) throws -> PlanReport {
        guard [0, 3].contains(finished.status) else {
            throw CommandFailed(description: "ended with \(finished.status): \(finished.errors)")
        }
        return try finished.json(PlanReport.self)
    }

    // MARK: What is there

    public var outbox: URL { folder.appending(path: "outbox") }
    public var archive: URL { folder.appending(path: "archive") }
    public var ledger: LedgerShell { LedgerShell(path: folder.appending(path: "ledger.sqlite").path) }

    public func contents(of bundle: PlanReport.Bundle) throws -> BundleContents {
        try BundleContents(zip: outbox.appending(path: bundle.file))
    }

    /// The only bundle of a run.
    public func onlyBundle(_ report: PlanReport) throws -> BundleContents {
        guard let bundle = report.bundles.first, report.bundles.count == 1 else {
            throw CommandFailed(description: "\(report.bundles.count) bundles were made, not one")
        }
        return try contents(of: bundle)
    }
}
