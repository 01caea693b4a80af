import Domain
import GRDB
public import Records

// What a process remembers of the history is brought up to date by what it writes: to read all of it anew after each of a
// night's writes took longer every night.
extension LedgerSession {
    /// The bundles that are staged or published, oldest first.
    public func bundles() throws -> [BundleRecord] {
        _ = try checked(.bundle)
        return try checksums.kept(\.bundles, of: .bundle) { before in
            guard let before, let keys = try written(to: .bundle) else { return try bundles(where: "TRUE") }
            return try merged(before, keys)
        }
    }

    /// The read-backs that were applied, in that order.
    public func readbacks() throws -> [ReadbackRecord] {
        _ = try checked(.readback, .input)
        return try checksums.kept(\.readbacks, of: .readback, .input) { before in
            guard let before, let keys = try written(to: .readback, .input) else {
                return try readbacks(where: "TRUE")
            }
            return try merged(before, keys)
        }
    }

    /// What the process may remember once this transaction is committed. Asked before its rows are sealed.
    func rememberedHistory() throws -> VerifiedTables.Kept {
        var kept = VerifiedTables.Kept()
        if let before = checksums.before.bundles, let keys = try written(to: .bundle) {
            kept.bundles = try merged(before, keys)
        }
        if let before = checksums.before.readbacks, let keys = try written(to: .readback, .input) {
            kept.readbacks = try merged(before, keys)
        }
        return kept
    }

    private func merged(_ before: [BundleRecord], _ keys: WrittenRows) throws -> [BundleRecord] {
        guard !keys.numbers.isEmpty else { return before }
        let now = try bundles(where: "sequence IN (\(keys.list))")
        return (before.filter { !keys.numbers.contains(Int64($0.sequence)) } + now)
            .sorted { $0.sequence < $1.sequence }
    }

    private func merged(_ before: [ReadbackRecord], _ keys: WrittenRows) throws -> [ReadbackRecord] {
        guard !keys.numbers.isEmpty else { return before }
        let now = try readbacks(where: "readback.run IN (\(keys.list))")
        return (before.filter { !keys.numbers.contains($0.run) } + now).sorted { $0.run < $1.run }
    }

    /// The rows of these tables that this transaction has written, or taken away, by the first columns of their keys; nil
    /// where they are so many that all are as soon read.
    private func written(to tables: CheckedTable...) throws -> WrittenRows? {
        let names = tables.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        let keys = try DatabaseValue.fetchAll(
            db,
            sql: "SELECT DISTINCT key1 FROM changed_row WHERE name IN (\(names)) LIMIT \(WrittenRows.most)")
        let numbers = Set(keys.compactMap { Int64.fromDatabaseValue($0) })
        return numbers.count == keys.count && keys.count < WrittenRows.most
            ? WrittenRows(numbers: numbers) : nil
    }
}

private struct WrittenRows {
    static let most = 200

    let numbers: Set<Int64>

    /// For SQL.
    var list: String { numbers.sorted().map(String.init).joined(separator: ", ") }
}
