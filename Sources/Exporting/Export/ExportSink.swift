import Bundle
import CSVCore
import Domain
package import Ledger
package import Planning
import Records

/// Puts what the plan decided into the bundles and, in the same transaction, into the ledger.
package final class ExportSink {
    private let bundles: BundleSet
    private let writer: LineItemWriter
    private let settings: PlanSettings
    /// Line items and results that go out because they are new or changed.
    package private(set) var newCount = 0

    package init(bundles: BundleSet, writer: LineItemWriter, settings: PlanSettings) {
        self.bundles = bundles
        self.writer = writer
        self.settings = settings
    }

    package func take(_ planned: PlannedLineItem, of batch: PlannedBatch) throws {
        guard planned.isWritten(inBulk: settings.isBulk), var version = planned.version else { return }
        if planned.goesOut { newCount += 1 }
        let member = try bundles.member(forSchool: planned.school)
        let sequence = bundles.members[member].sequence
        var isRepeated = planned.repeatsCampus
        let writesLineItem = planned.writesLineItem(inBulk: settings.isBulk)
        if writesLineItem {
            var row = isRepeated ? planned.known?.campusVersion ?? version : planned.ownRow(version)
            let category = settings.categories.standing(row.category)
            if category != row.category {
                // A held line item of OneRoster 1.1 in a bulk bundle of 1.2: a version of ours, and no mere repetition.
                row.category = category
                version.category = category
                isRepeated = false
            }
            // A category that Campus gave it is Campus's own: its title is not ours to write.
            let isOurs = row.category == version.category
            try bundles.writeLineItem(
                planned, row, categoryTitle: isOurs ? settings.categories.title(ofID: row.category) : nil,
                to: member)
        }
        var uncounted = planned.resultCount
        try batch.withRows(planned.rows) {
            try bundles.members[member].writer.writeResults($0, count: uncounted)
            uncounted = 0
        }
        try batch.packed.lend { bytes in
            let packed = bytes.extracting(planned.packed)
            if let known = planned.known {
                // A no-op of what Campus has shown proves nothing about arrival: it does not count as carried.
                try writer.carry(
                    known, school: planned.school, version: version,
                    bundle: writesLineItem && !isRepeated ? sequence : nil, results: packed)
            } else {
                try writer.add(
                    item: planned.item, section: planned.section, sourcedID: planned.identity.id,
                    school: planned.school, version: version, bundle: sequence, results: packed)
            }
        }
    }
}
