import CSVCore
import Domain
import GRDB
public import Records

extension LedgerSession {
    public func recordDelivery(_ record: DeliveryRecord) throws {
        try changing(.delivery).execute(
            sql: """
                INSERT OR REPLACE INTO delivery (bundle, state, at, host, folder, file, sha256)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                record.bundle, record.state.rawValue, record.at.description, record.host, record.folder,
                record.file, record.sha256,
            ])
    }

    /// Every delivery that was ever asked for, in the order of the bundles.
    public func deliveries() throws -> [DeliveryRecord] {
        let row = try PreparedStatement(
            checked(.delivery),
            "SELECT bundle, state, at, host, folder, file, sha256 FROM delivery ORDER BY bundle")
        let reader = RowReader(row, of: "delivery of bundle")
        var deliveries: [DeliveryRecord] = []
        while try row.step() {
            deliveries.append(
                DeliveryRecord(
                    bundle: try reader.integer(0),
                    state: try reader.value(1) {
                        DeliveryState(rawValue: String(decoding: $0, as: UTF8.self))
                    },
                    at: try reader.value(2, Instant.init), host: try reader.text(3),
                    folder: try reader.text(4), file: try reader.optionalText(5),
                    sha256: try reader.optionalText(6)))
        }
        return deliveries
    }
}
