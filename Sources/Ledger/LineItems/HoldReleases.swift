import Domain
import GRDB
public import Records

extension LedgerSession {
    public func recordHoldRelease(_ release: HoldRelease) throws {
        try changing(.holdRelease).execute(
            sql: """
                INSERT INTO hold_release (line_item, hold, at, by, why, after_bundle, campus_max_points)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                release.lineItem, release.hold.rawValue, release.at.description, release.by, release.why,
                release.afterBundle, release.campusMaxPoints?.description,
            ])
    }

    /// Every one, by line item, oldest first. They are few.
    public func holdReleases() throws -> [Int64: [HoldRelease]] {
        var all: [Int64: [HoldRelease]] = [:]
        for row in try Row.fetchAll(checked(.holdRelease), sql: "SELECT * FROM hold_release ORDER BY id") {
            let columns = try Columns(row, of: "lifted hold of line item", key: "line_item")
            let release = HoldRelease(
                lineItem: try columns.value("line_item"),
                hold: try columns.value("hold", HoldReason.init(rawValue:)),
                at: try columns.value("at", Instant.init), by: try columns.value("by"),
                why: try columns.value("why"), afterBundle: try columns.value("after_bundle"),
                campusMaxPoints: try columns.optional("campus_max_points") { Points($0) })
            all[release.lineItem, default: []].append(release)
        }
        return all
    }
}
