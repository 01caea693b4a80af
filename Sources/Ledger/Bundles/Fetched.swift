public import Domain
import GRDB
public import Records

extension LedgerSession {
    public func recordFetched(_ file: FetchedFile, at instant: Instant) throws {
        try changing(.fetched).execute(
            sql: "INSERT OR REPLACE INTO fetched (source, name, bytes, listed, at) VALUES (?, ?, ?, ?, ?)",
            arguments: [
                file.source, file.name, Int64(clamping: file.bytes), file.listed, instant.description,
            ])
    }

    public func fetched(from source: String) throws -> Set<FetchedFile> {
        let rows = try Row.fetchAll(
            checked(.fetched), sql: "SELECT * FROM fetched WHERE source = ?", arguments: [source])
        return Set(
            try rows.map { row in
                let columns = try Columns(row, of: "fetched file", key: "name")
                let bytes: Int64 = try columns.value("bytes")
                return FetchedFile(
                    source: try columns.value("source"), name: try columns.value("name"),
                    bytes: UInt64(clamping: bytes), listed: try columns.value("listed"))
            })
    }
}
