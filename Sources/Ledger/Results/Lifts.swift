import Domain
import GRDB
public import Records

extension LedgerSession {
    /// Ends the freeze, and keeps that it was.
    public func recordLift(_ lift: Lift) throws {
        let freeze = lift.freeze
        try removeFreeze(lineItem: freeze.lineItem, student: freeze.student)
        try changing(.lift).execute(
            sql: """
                INSERT INTO lift (line_item, student, at, lifted_by, reason, since, ours, campus, flags, bundle,
                    readback, changed_by, changed_at, campus_now, flags_now)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                freeze.lineItem, freeze.student, lift.at.description, lift.liftedBy, freeze.reason.rawValue,
                freeze.since.description, freeze.ours?.text, freeze.campus.stored, freeze.flags.text,
                freeze.bundle, freeze.readback, freeze.changedBy, freeze.changedAt?.description,
                freeze.campusNow.stored, freeze.flagsNow.text,
            ])
    }

    /// Every lift of one line item, by student, oldest first.
    public func lifts(ofLineItem lineItem: Int64) throws -> [String: [Lift]] {
        var all: [String: [Lift]] = [:]
        let rows = try Row.fetchAll(
            checked(.lift), sql: "SELECT * FROM lift WHERE line_item = ? ORDER BY id", arguments: [lineItem])
        for row in rows {
            let columns = try Columns(row, of: "lifted freeze of line item", key: "line_item")
            let lift = Lift(
                freeze: try Self.freeze(row), at: try columns.value("at", Instant.init),
                liftedBy: try columns.value("lifted_by"))
            all[lift.freeze.student, default: []].append(lift)
        }
        return all
    }
}
