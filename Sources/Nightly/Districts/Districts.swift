public import Domain
public import DurableFiles
import Foundation
public import Outcome
import PlainText
import Programs
import Session
import Workspace

/// The nights of several districts on one host: each in a process of its own, so that nothing of one, not even
/// a crash, reaches another.
public struct Districts {
    private let folder: FilePath
    private let parallel: Int

    /// - Parameters:
    ///   - folder: holds the workspaces; what is no workspace is passed over.
    ///   - parallel: how many run at once.
    public init(_ folder: FilePath, parallel: Int) {
        self.folder = Files.resolved(folder)
        self.parallel = parallel
    }

    /// - Parameter now: stands in for the clock of every district.
    public func run(dryRun: Bool, now: Instant?) async throws -> DistrictsOutcome {
        // One that cannot be looked into is tried all the same: its own night says what is wrong.
        let workspaces = try Files.list(folder).filter { $0.kind != .regular }.map(\.path).filter { path in
            let layout = WorkspaceLayout(root: Files.resolved(path))
            return (try? layout.isWorkspace || Files.exists(layout.ledger)) ?? true
        }
        guard !workspaces.isEmpty else { throw WorkspaceFault.noDistricts(folder) }
        let words =
            ["nightly"] + (dryRun ? ["--dry-run"] : []) + (now.map { ["--now", $0.description] } ?? [])
        let nights = await withTaskGroup(of: (Int, DistrictsOutcome.District).self) { group in
            var rest = Array(workspaces.enumerated())[...]
            var nights: [Int: DistrictsOutcome.District] = [:]
            func startNext() {
                guard let (number, path) = rest.popFirst() else { return }
                group.addTask { (number, await Self.night(path, words)) }
            }
            for _ in 0..<parallel { startNext() }
            while let (number, night) = await group.next() {
                nights[number] = night
                startNext()
            }
            return nights.sorted { $0.key < $1.key }.map(\.value)
        }
        return DistrictsOutcome(districts: nights)
    }

    private static func night(_ workspace: FilePath, _ words: [String]) async -> DistrictsOutcome.District {
        let name = workspace.lastComponent?.string ?? workspace.string
        do {
            let finished = try await ThisProgram.run(
                ["--workspace", workspace.string, "--json", "--quiet"] + words)
            Surroundings.current.errors(finished.errors)
            let outcome = try? JSONText.decode(NightOutcome.self, from: finished.output)
            let error = try? JSONText.decode(DistrictsOutcome.Failed.self, from: finished.output)
            return DistrictsOutcome.District(
                workspace: workspace.string, name: outcome?.district ?? name, exitCode: finished.exitCode,
                sentence: outcome?.sentence ?? error?.error.message ?? "it ended without a word",
                advice: error?.error.advice ?? "", report: outcome?.report ?? "")
        } catch {
            let failure = Failure(error)
            return DistrictsOutcome.District(
                workspace: workspace.string, name: name, exitCode: failure.exitCode,
                sentence: failure.message, advice: failure.advice, report: "")
        }
    }
}

/// The result of `nightly --all` (Spec/json.md, version 1).
public struct DistrictsOutcome: Codable, Sendable, Equatable {
    public struct District: Codable, Sendable, Equatable {
        public var workspace: String
        public var name: String
        public var exitCode: Int32
        public var sentence: String
        public var advice: String
        public var report: String

        public var exit: ExitCode { ExitCode(rawValue: exitCode) ?? .failed }
    }

    package struct Failed: Codable { var error: Failure }

    public var version = 1
    public var command = "nightly --all"
    public var exitCode: Int32
    public var districts: [District]

    package init(districts: [District]) {
        self.districts = districts
        exitCode = ExitCode.worst(districts.map(\.exit)).rawValue
    }

    public var exit: ExitCode { ExitCode(rawValue: exitCode) ?? .failed }

    public static func text(_ outcome: DistrictsOutcome) -> String {
        let fine = outcome.districts.filter { $0.exit == .done }.count
        let sentence =
            "\(PlanText.count(outcome.districts.count, "district")): \(fine) without anything to do, "
            + "\(outcome.districts.count - fine) to look at."
        let lines = outcome.districts.flatMap { district in
            [
                "  \(TextTable.padded("\(district.exitCode)", 4))\(TextTable.padded(district.name, 24))\(district.sentence)"
            ]
                + (district.advice.isEmpty ? [] : ["      \(district.advice)"])
        }
        return ([sentence, ""] + lines).printableText
    }
}
