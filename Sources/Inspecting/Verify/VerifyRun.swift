import CSVCore
import Conformance
public import DurableFiles
import Inputs
import Intake
package import Outcome
import PlainText
public import Session
import Workspace
import ZipArchive

/// `verify`: checks any OneRoster set, ours or not. Needs no workspace, and changes nothing.
public struct VerifyRun {
    private let workspace: FilePath
    private let showsValues: Bool
    private let shown: Int
    private let progress: ProgressReport

    /// - Parameters:
    ///   - workspace: where it has a gradebridge.yaml, its limits hold.
    ///   - shown: places of each finding that are told.
    public init(workspace: FilePath, showsValues: Bool, shown: Int, progress: ProgressReport) {
        self.workspace = workspace
        self.showsValues = showsValues
        self.shown = shown
        self.progress = progress
    }

    /// - Throws: `NoSuchSet`; `InputRefusal` where it is neither a folder nor a file.
    public func verify(_ path: FilePath) async throws -> VerifyOutcome {
        let scratch = try TemporaryFolder.make()
        defer { try? Files.removeTree(scratch) }
        let options = try await options(scratch)
        var groups = FindingGroups(shown: shown)
        guard try Files.exists(path) else { throw NoSuchSet(path: path) }
        let checked = try ConformanceCheck(Files.resolved(path), options).run(
            progress: { progress.update("verified \(GroupedDigits.text($0)) rows") },
            { groups.add($0) })
        return VerifyOutcome(set: path.lastComponent?.string ?? path.string, checked, groups)
    }

    private func options(_ scratch: FilePath) async throws -> CheckOptions {
        var options = CheckOptions(showsValues: showsValues, scratchFolder: scratch)
        let file = WorkspaceLayout(root: Files.resolved(workspace)).configuration
        guard try Files.exists(file) else { return options }
        let configuration = try BridgeConfiguration.load(file)
        options.zip = configuration.zipLimits
        options.csv = configuration.tableLimits.csv
        options.maxRows = configuration.limits.rows
        return options
    }
}

/// What is to be verified is not there.
package struct NoSuchSet: Error {
    package let path: FilePath
}

extension NoSuchSet: SaysFailure {
    package var failure: Failure {
        Failure(.inputRefused, "input-refused", "\(path) was refused: nothing is there", "Check the path.")
            .blaming(path.string)
    }
}
