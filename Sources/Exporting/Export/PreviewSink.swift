import Domain
package import Planning

/// Counts what an export would put into its bundles, and writes nothing.
package final class PreviewSink {
    package struct Count {
        package var school: String?
        package var lineItems = 0
        package var results = 0
    }

    private let perSchool: Bool
    private let isBulk: Bool
    package private(set) var counts: [Count] = []
    private var place: [String: Int] = [:]
    package private(set) var newCount = 0

    package init(perSchool: Bool, isBulk: Bool) {
        self.perSchool = perSchool
        self.isBulk = isBulk
    }

    package func take(_ planned: PlannedLineItem, of batch: PlannedBatch) throws {
        guard planned.isWritten(inBulk: isBulk) else { return }
        if planned.goesOut { newCount += 1 }
        let key = perSchool ? planned.school : ""
        let index = place[key] ?? counts.count
        if place.updateValue(index, forKey: key) == nil {
            counts.append(Count(school: perSchool ? planned.school : nil))
        }
        if planned.writesLineItem(inBulk: isBulk) { counts[index].lineItems += 1 }
        counts[index].results += planned.resultCount
    }
}
