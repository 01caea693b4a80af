import OneRoster

/// Fills the index that the other rules ask; finds nothing itself, and comes before them.
final class SetIndexer: RowRule {
    private let index: SetIndex
    private var file: KnownFile?
    private var statusColumn = -1

    init(_ index: SetIndex) {
        self.index = index
    }

    func begin(_ table: Table, file: String, isDelta: Bool) -> Bool {
        let isTarget = ReferenceTarget.keptTables.contains(table.name)
        self.file = isTarget ? KnownFile(table, isDelta: isDelta) : nil
        if let file = self.file { index.files[table.name] = file }
        statusColumn = table.place(of: "status") ?? -1
        index.links = Array(repeating: -1, count: table.columns.count)
        return true
    }

    func see(_ row: CheckedRow, _ report: (Finding) -> Void) {
        // In place: an array of its own for each row would be allocated ten million times.
        for column in index.links.indices { index.links[column] = -1 }
        index.isDeleted =
            row.isDelta && statusColumn >= 0 && Word.equals(row[statusColumn], "tobedeleted")
        index.own = file?.add(row, isDeleted: index.isDeleted) ?? -1
    }

    func end(_ table: Table, isRead: Bool, _ report: (Finding) -> Void) {
        file?.end(isRead: isRead)
    }
}
