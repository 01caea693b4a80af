import Bundle
import DurableFiles
import Inputs
import OneRoster
package import Outcome
package import Records
package import Session
package import Workspace

/// Writes the bundles of a run into private staging: zipped, read back, synced, their SHA-256 taken.
package struct StagedBundles {
    private let layout: WorkspaceLayout
    private let progress: ProgressReport

    package init(_ layout: WorkspaceLayout, _ progress: ProgressReport) {
        self.layout = layout
        self.progress = progress
    }

    package func write(_ bundles: BundleSet) throws -> [BundleRecord] {
        try bundles.writeCategories()
        let records = try bundles.members.map { member in
            progress.update("writing \(member.file)")
            let path = layout.staging.appending(member.file)
            try member.writer.finish(to: path)
            try Files.syncFile(path)
            return BundleRecord(
                sequence: member.sequence, state: .staged, at: bundles.settings.at, file: member.file,
                school: member.school, mode: bundles.settings.mode,
                version: bundles.settings.version.rawValue, sha256: try InputSet.sha256(path),
                bytes: Int(try Files.status(path)?.size ?? 0), lineItems: member.writer.lineItemCount,
                results: member.writer.resultCount)
        }
        try Files.syncFolder(layout.staging)
        return records
    }
}

extension PlanOutcome.Bundle {
    package init(_ record: BundleRecord) {
        self.init(
            sequence: record.sequence, file: record.file, sha256: record.sha256, school: record.school,
            lineItems: record.lineItems, results: record.results)
    }
}
